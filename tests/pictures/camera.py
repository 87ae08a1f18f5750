"""The camera: one screen of a chat as it stands on a phone, or one page."""

from pathlib import Path

from playwright.async_api import Browser, Page

from data.phrases import load
from tests.demo.household import Household
from tests.fakegram.chat import Chat

WIDTH, HEIGHT = 390, 844
"""Points of a phone; where more is said than fits, the picture is as high as it takes."""
TALLEST = 2600
_NEEDED = """mark => {
  const log = document.getElementById("log");
  const rows = [...log.children].filter(row => Number(row.dataset.changed) > mark);
  const first = rows[0] || log.lastElementChild;
  return innerHeight - log.clientHeight + log.lastElementChild.offsetTop + log.lastElementChild.offsetHeight
    - first.offsetTop + 40;
}"""


class Camera:
    """Takes pictures of chats into a folder, as ``<language>-<screen>.png``."""

    def __init__(self, browser: Browser, house: Household, folder: Path) -> None:
        """Use this browser."""
        self._browser, self._house, self._folder = browser, house, folder
        self._pages: dict[int, Page] = {}

    async def shoot(self, chat: Chat, language: str, screen: str, since: int = 0) -> None:
        """Photograph the end of a chat with everything said or changed after ``since``."""
        page = self._pages.get(chat.id) or await self._page()
        self._pages[chat.id] = page
        await page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        await page.goto(f"{self._house.gram.url}/chat/{chat.id}")
        await page.wait_for_timeout(150)
        needed = int(await page.evaluate(_NEEDED, since)) if since else HEIGHT
        if needed > HEIGHT:
            await page.set_viewport_size({"width": WIDTH, "height": min(needed, TALLEST)})
            await page.goto(page.url)
            await page.wait_for_timeout(150)
        await self._keep(page, language, screen)

    async def page(self, html: str, language: str, screen: str) -> None:
        """Photograph a page in full, as it stands on a phone."""
        page = await self._page()
        await page.set_content(html)
        await self._keep(page, language, screen, whole=True)
        await page.close()

    async def _page(self) -> Page:
        return await self._browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=2)

    async def _keep(self, page: Page, language: str, screen: str, *, whole: bool = False) -> None:
        await page.evaluate("document.getElementById('log')?.scrollTo(0, 1e6)")
        file = self._folder / f"{language}-{screen}.png"
        await page.screenshot(path=file, full_page=whole)
        print(file, flush=True)


class Hand:
    """Somebody's hand in a chat: says, presses by the name of a phrase, and photographs what came of it."""

    def __init__(self, house: Household, camera: Camera, chat: Chat, language: str) -> None:
        """Speak this language."""
        self.house, self.chat, self.language = house, chat, language
        self._camera, self._phrases = camera, load(language)
        self._since = 0

    def words(self, key: str) -> str:
        """Return a phrase up to what is put into it."""
        head, _, rest = self._phrases.raw(key).partition("{")
        return head or rest.partition("}")[2]

    async def say(self, text: str, screen: str = "", **by: object) -> None:
        """Write something, and photograph the answer."""
        self._since = self.chat.mark
        await self.chat.say(text, **by)  # type: ignore[arg-type]
        await self._shown(screen)

    async def press(self, words: str, screen: str = "", **by: object) -> None:
        """Press the button with these words, or with those of a phrase, and photograph what came of it."""
        self._since = self.chat.mark
        words = self.words(words) if self._phrases.has(words) else words
        press = await self.chat.click(words, **by)  # type: ignore[arg-type]
        if press.id:
            await press.toast()
        await self._shown(screen)

    def sees(self, key: str) -> bool:
        """Whether a button with the words of a phrase stands in the last message."""
        return self.chat.last.find(self.words(key)) is not None

    async def shoot(self, screen: str, since: int = 0) -> None:
        """Photograph the chat as it stands."""
        await self._camera.shoot(self.chat, self.language, screen, since or self._since)

    async def page(self, html: str, screen: str) -> None:
        """Photograph a page that came as a file."""
        await self._camera.page(html, self.language, screen)

    async def _shown(self, screen: str) -> None:
        await self.house.settle()
        if screen:
            await self.shoot(screen)
