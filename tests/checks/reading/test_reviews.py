"""Reviews and threads: who said what, whether it was answered, and whether an answer would show."""

from datetime import date

from checks.reading import page
from checks.reading.kinds import PageRead

NOW = date(2026, 11, 21)


def read(markup: str) -> PageRead:
    return page.read(markup.encode(), "https://arviot.example/p/1", "", None, NOW)


def test_json_ld_reviews_carry_stars_and_answers():
    seen = read("""<script type="application/ld+json">{"@type":"Bakery","name":"Kolos",
    "aggregateRating":{"reviewCount":"12"},"review":[{"@type":"Review","author":{"name":"Vera"},"reviewRating":{"ratingValue":"2","bestRating":"10"},
    "datePublished":"2026-10-01","reviewBody":"Stale bread."},
    {"@type":"Review","author":"Ivan","reviewRating":{"ratingValue":5},"reviewBody":"Fine.",
    "comment":{"@type":"Comment","author":{"name":"Kolos"},"text":"Thank you!",
    "datePublished":"2026-10-05"}}]}</script>""")
    bad, good = seen.reviews
    assert (bad.author, bad.rating, bad.written) == ("Vera", 1.0, date(2026, 10, 1))
    assert (bad.body, bad.reply) == ("Stale bread.", None)
    assert (good.reply.author, good.reply.body, good.reply.written) == ("Kolos", "Thank you!", date(2026, 10, 5))
    assert bad.replies_shown, "another review on the page has an answer"
    assert (bad.about, seen.reviews_total) == ("Kolos", 12)


REVIEW = """<li class="opinia-card" id="o-{n}"><span class="opinia-author">{who}</span>
<span class="ocena" aria-label="{stars} z 5"></span><span class="data">{day}</span>
<p class="tresc">{text}</p>{answer}</li>"""


def listing(answer: str) -> PageRead:
    one = REVIEW.format(n=1, who="Beata", stars=1, day="17.11.2026", text="Czekam szósty tydzień na stół.", answer="")
    two = REVIEW.format(n=2, who="Iwona", stars=4, day="2.10.2026", text="Ładny regał i miła obsługa.", answer=answer)
    return read(f'<html lang="pl"><section class="opinie"><h2>Opinie (2)</h2><ul>{one}{two}</ul></section></html>')


def test_reviews_told_by_class_names_only():
    bad, good = listing("").reviews
    assert (bad.author, bad.rating, bad.written, bad.ref) == ("Beata", 1.0, date(2026, 11, 17), "o-1")
    assert bad.body == "Czekam szósty tydzień na stół."
    assert (good.author, good.rating) == ("Iwona", 4.0)
    assert not bad.replies_shown, "nothing on this page shows that an answer could be seen"


def test_an_answer_to_one_review_shows_that_answers_are_seen():
    answer = '<div class="odpowiedz"><b>Odpowiedź od właściciela</b><p>Dziękujemy za opinię!</p></div>'
    bad, good = listing(answer).reviews
    assert good.reply is not None
    assert good.reply.body == "Dziękujemy za opinię!"
    assert bad.reply is None
    assert bad.replies_shown


def test_a_button_to_answer_is_no_answer():
    _, good = listing('<button class="reply">Odpowiedz</button><form class="reply-form"></form>').reviews
    assert good.reply is None
    assert not good.replies_shown


def test_stars_are_read_from_signs_widths_and_classes():
    marks = [
        "★★☆☆☆",
        '<i style="width:40%"></i>',
        '<i class="star-2"></i>',
        "2/5",
        '<meta itemprop="ratingValue" content="2">',
        "2,0",
    ]
    for mark in marks:
        words = "<p>Helt grei kaffe, men kald.</p>"
        seen = read(f'<div class="review"><b class="author">Kari</b><div class="rating">{mark}</div>{words}</div>')
        assert [one.rating for one in seen.reviews] == [2.0], mark


def test_a_menu_link_called_reviews_is_no_review():
    assert read('<a class="reviews" href="/r">Reviews</a><div class="review-summary">4.5 of 5</div>').reviews == ()


POST = """<article class="message" data-author="{who}" id="p{n}"><time datetime="2026-10-0{n}">x</time>
<div class="message-body"><p>{text}</p></div></article>"""


def test_a_thread_tells_its_posts_and_its_page():
    posts = POST.format(n=1, who="lena", text="Kuka tuntee hyvän suutarin?") + POST.format(
        n=2, who="Saapas", text="Me!"
    )
    turn = '<a>1</a><span class="current">2</span><a rel="next" href="/t/1/3">3</a>'
    seen = read(f'<main>{posts}</main><nav class="pagination">{turn}</nav>')
    assert [(post.author, post.body, post.written) for post in seen.thread.posts] == [
        ("lena", "Kuka tuntee hyvän suutarin?", date(2026, 10, 1)),
        ("Saapas", "Me!", date(2026, 10, 2)),
    ]
    assert (seen.thread.page, seen.thread.pages, seen.thread.next_url) == (2, 3, "https://arviot.example/t/1/3")
    assert not seen.thread.last


def test_a_thread_of_one_page_is_whole():
    posts = "".join(POST.format(n=n, who=f"u{n}", text="Hyvä kysymys, en tiedä.") for n in (1, 2))
    assert read(posts).thread.whole


def test_questions_and_answers_in_markup_are_a_thread():
    seen = read("""<script type="application/ld+json">{"@type":"QAPage","mainEntity":{"@type":"Question","name":"Open?",
    "text":"Are they open on Sunday?","author":{"name":"tulppaani"},"datePublished":"2026-11-01",
    "suggestedAnswer":[{"@type":"Answer","text":"No idea.","author":{"name":"ruusu"}}]}}</script>""")
    assert [(post.author, post.body) for post in seen.thread.posts] == [
        ("tulppaani", "Are they open on Sunday?"),
        ("ruusu", "No idea."),
    ]


def test_a_list_of_products_is_no_thread():
    items = "".join(f'<li class="product"><h3>Cup {n}</h3><span class="price">{n} €</span></li>' for n in range(9))
    seen = read(f"<ul>{items}</ul>")
    assert seen.thread is None
    assert seen.reviews == ()
