"""People of a fake Telegram that runs as a process of its own."""

import aiohttp

from tests.fakegram.remote import Tally, started


async def test_people_there_speak_see_and_press_and_what_happens_is_counted():
    async with started() as gram, aiohttp.ClientSession() as bot:

        async def call(method, **params):
            base = f"{gram.environment['TELEGRAM_BASE_URL']}{gram.environment['TELEGRAM_BOT_TOKEN']}"
            async with bot.post(f"{base}/{method}", json=params) as answer:
                return (await answer.json())["result"]

        ann = await gram.private(7, "Ann")
        await ann.say("hello")
        assert await gram.tally() == Tally(asked=0, called=0, pending=1)
        [update] = await call("getUpdates")
        assert (update["message"]["chat"]["id"], update["message"]["text"]) == (7, "hello")
        keys = {"inline_keyboard": [[{"text": "Stop", "callback_data": "stop"}]]}
        await call("sendMessage", chat_id=7, text="Looking", reply_markup=keys)
        shown = await ann.wait_for(lambda one: "Looking" in one.text, 5)
        assert (shown.words, await gram.sent()) == (["Stop"], 1)
        assert await ann.press(shown, "Stop") and not await ann.press(shown, "Go on")
        [pressed] = await call("getUpdates", offset=update["update_id"] + 1)
        assert pressed["callback_query"]["data"] == "stop"
        assert await ann.answers() == [shown] == (await gram.screens())[7]
        assert await gram.tally() == Tally(asked=2, called=1, pending=1)
