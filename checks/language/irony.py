"""Praise that means its opposite, where its form gives it away: pure."""

import re

_ROLLED = re.compile(r"🙄|🤡|\(!\)|(?<!\w)/s\b")
_QUOTED = {
    "en": "great|service|quality|help|support|professional|fresh|premium|express",
    "fi": "palvelu\\w*|laatu|asiantunti\\w*|ammattilai\\w*|pika\\w*|tuore\\w*|huippu\\w*",
    "ru": "сервис\\w*|качеств\\w*|профессионал\\w*|мастер\\w*|помощь|свеж\\w*|специалист\\w*",
    "pl": "obsług\\w*|jakość|profesjonal\\w*|fachow\\w*|specjali\\w*|pomoc|śwież\\w*|ekspres\\w*",
    "nb": "service\\w*|kvalitet\\w*|profesjonell\\w*|hjelp|ekspert\\w*|fersk\\w*|ekspress",
}
_THANKS = {
    "en": r"thanks? (?:you )?(?:so much )?for (?:nothing|ruining|wasting|losing|ignoring|making (?:me|us) wait)"
    r"|(?:great|nice|good) job (?:losing|ruining|ignoring)|just what i (?:needed|wanted)",
    "fi": r"kiitos(?: vaan| taas)? (?:ei mistään|tyhjästä)|kiitti vaan|just tätä (?:tarvitsin|kaipasin)"
    r"|onpa (?:taas )?(?:palvelua|ammattitaitoa|laatua)",
    "ru": r"спасибо (?:большое )?(?:за испорчен|за потрачен|что не|ни за что)|молодцы,? нечего сказать"
    r"|только этого (?:мне )?не хватало|(?:ну )?спасибо,? (?:блин|конечно)",
    "pl": r"dzięk\w+ za (?:nic|zmarnowan|zepsut|stracon)|tylko tego (?:mi )?brakowało|gratuluję (?:podejścia|pomysłu)",
    "nb": r"takk for (?:ingenting|ingen hjelp)|akkurat det jeg (?:trengte|ønsket)|bra jobba,? (?:igjen|enda|nå)",
}
_OPENERS = {
    "en": r"great|wow|nice|brilliant|fantastic|wonderful|well done|congrat\w*|bravo|good job|oh good|lovely",
    "fi": r"hienoa|mahtavaa|loistavaa|upeaa|kiitos|bravo|hyvä|onneksi olkoon|vau|wau",
    "ru": r"супер|отлично|прекрасно|здорово|молодцы|браво|ну спасибо|спасибо|класс|поздравляю|шикарно",
    "pl": r"(?:no (?:to )?)?(?:super|świetnie|brawo|gratulacje|gratuluję|wspaniale|pięknie|ładnie|rewelacja)"
    r"|dzięki|dziękuję",
    "nb": r"(?:jaja?,? )?(?:flott|supert|fantastisk|herlig|strålende|så bra|nydelig)"
    r"|bra jobba|bravo|gratulerer|takk",
}
_BLOWS = {
    "en": r"another|again|still|delay\w*|late|hour\w*|lost|cancel\w*|broken|crash\w*|on hold|down",
    "fi": r"taas|jälleen|vieläkin|edelleen|myöhäs\w*|tunti\w*|tunnin|peru\w*|rikki|jono\w*|kadonnut|hukassa",
    "ru": r"опять|снова|в очередной раз|еще|ещё|час\w*|опозда\w*|отмен\w*|сломал\w*|не работает|потерял\w*",
    "pl": r"znowu|znów|kolejn\w*|nadal|opóźni\w*|godzin\w*|odwoła\w*|przekłada\w*|zepsut\w*|zgubi\w*|nie działa"
    r"|\d+ zł za",
    "nb": r"igjen|enda|fortsatt|nok en|forsink\w*|time\w*|avlyst|ødelagt|i kø|nede|borte|\d+ (?:kr|kroner) for",
}
_SIGHS = "(?:oh|ah|ooh|well|no|voi|ai|ну|ох|ой|ах|ага|och|ach|oj|åh|å|nå|ja)"
"""What may stand before the praise."""
_FORMS = {
    language: re.compile(
        rf"\b(?:{_THANKS[language]})|[\"“”«„'](?:{_QUOTED[language]})[\"“”»']"
        rf"|^\W*(?:{_SIGHS}\W+)?(?:{_OPENERS[language]})\b[^.!?\n]{{0,12}}[,!:…-]+\s[^.!?\n]{{0,40}}\b(?:{_BLOWS[language]})\b",
        re.IGNORECASE,
    )
    for language in _THANKS
}

LONGEST = 1_000
"""Characters that are looked at: irony that takes longer is not told by its form."""


def sounds_ironic(text: str, language: str) -> bool:
    """Whether a text has a usual form of irony: thanks for nothing, praise and then a blow ("Great, another
    delay"), rolled eyes, a quality in quotation marks. Much irony has none of them.
    """
    text = text[:LONGEST]
    form = _FORMS.get(language)
    return bool(_ROLLED.search(text)) or bool(form and form.search(text))
