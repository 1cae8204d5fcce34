"""The verdict on a line depends on its words and its place; an article keeps all its lines."""

from itertools import chain

import pytest

from analytics import schema
from analytics.reading.cleaning import html_pages
from analytics.reading.cleaning.clean import clean

FIRST = "The ambassador left the embassy in Kabul on Monday, two officials told reporters in the city."
SECOND = "Nobody said where he went, and the ministry did not answer a request for comment on the matter."
THIRD = "His deputy will lead the mission until a successor has been named, the statement said on Tuesday."
BODY = f"{FIRST}\n{SECOND}\n{THIRD}"
PAGE = f"""Menu
Home
Search
Ambassador leaves Kabul
By Jane Doe, The Example
Published: 16 August 2021
Share
{FIRST}

{SECOND}
For the latest headlines, follow our Google News channel online or via the app.
{THIRD}
- With Reuters
Read more:
US will redeploy forces if necessary: Biden
Macron says Afghanistan must not be forgotten
No comments:
Post a Comment
I think that this was the right thing to do, and he should have done it sooner."""


def verdicts(cleaned):
    return {line.text: line.verdict for line in cleaned.lines}


def test_the_article_is_extracted_from_a_pasted_page():
    assert clean(PAGE).text == BODY


def test_every_line_has_its_number_verdict_and_reason():
    lines = clean(PAGE).lines

    assert [line.line for line in lines] == [n for n, text in enumerate(PAGE.split("\n"), start=1) if text]
    assert {line.verdict for line in lines} <= set(schema.VERDICTS)
    assert all(line.reason for line in lines)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Ambassador leaves Kabul", "title"),
        ("By Jane Doe, The Example", "byline"),
        ("Published: 16 August 2021", "byline"),
        ("Share", "chrome"),
        ("For the latest headlines, follow our Google News channel online or via the app.", "link"),
        ("- With Reuters", "credit"),
        ("Read more:", "link"),
        ("US will redeploy forces if necessary: Biden", "link"),
        ("Post a Comment", "chrome"),
    ],
)
def test_each_kind_of_line_around_the_article_has_its_verdict(text, verdict):
    assert verdicts(clean(PAGE))[text] == verdict


def test_comments_of_readers_are_not_part_of_the_article():
    assert "he should have done it sooner" not in clean(PAGE).text


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        ("Taliban check a vehicle in Kabul, August 16, 2021. (Reuters/Stringer)", "caption"),
        ("Taliban check a vehicle in Kabul. (File photo: Reuters)", "caption"),
        ("Foto: dpa", "caption"),
        ("toggle caption Ann Reed/The Example", "caption"),
        ('poster="http://v.example.org/7/vs.jpg?pubId=7" Trump may be out of time Ready or not', "link"),
        ("Ships lie off the dock in Northport, November 19, 2014. REUTERS/Ned Inkwell", "caption"),
        ("Facebook Twitter Pinterest Ships off the dock. Photograph: Ned Inkwell/AFP", "caption"),
        ("Ships off the dock in Northport [Yonhap via Reuters]", "caption"),
        ("Image The dock of Northport in spring. Credit Ned Inkwell for The Northport Times", "caption"),
        ("Ships lie off the dock, Sept. 23, 2019, in Northport. Ned Inkwell/Getty Images, FILE", "caption"),
        ("Ships lie off the dock in Northport. Ned Inkwell/Pool/AFP via Getty Images, FILE", "caption"),
        ("The council meets in Northport, January 8, 2019. REUTERS/Ned Inkwell/Pool", "caption"),
        ("Ned Inkwell/AP/File Ships wait at the dock of Northport in November.", "caption"),
        ("NED INKWELL/REUTERS Ships wait at the dock of Northport.", "caption"),
        ("Maud Quill Photographer: Ned Inkwell/Bloomberg", "caption"),
        ("Ships wait at the dock. | Ned Inkwell/AP Photo Elections Council debates dock again", "caption"),
        ("KCNA/AFP/Getty Images", "caption"),
        ("“We will close the dock,” the mayor said. | Getty Council passes budget The plan will cost more.", "caption"),
        ("For a graphic on the dock click exmplrt.rs/2wGynpf", "link"),
        ("Contributing: Maud Quill, Northport Times; The Associated Press", "credit"),
        ("— With assistance by Maud Quill, and Ned Inkwell", "credit"),
        ("Unter Mitarbeit von Anna Schmidt", "credit"),
        ("LISTEN TO ARTICLE 5:37 SHARE THIS ARTICLE Share Tweet Post Email", "chrome"),
        ("Quill reported from Northport.", "credit"),
        ("Staff writer Maud Quill contributed to this report from Northport.", "credit"),
        ("Reporting was contributed by Maud Quill and Ned Inkwell.", "credit"),
        ("Please follow Maud Quill on Twitter at @quill", "link"),
        ("Have a tip we should know? [email protected]", "link"),
        ("CLICK HERE TO READ MORE BY MAUD QUILL", "link"),
        ("More on the dock of Northport", "link"),
        ("Harbour vote:Who won the debate on Monday night?", "link"),
        ("COUNCIL OF NORTHPORT VOTES TO CLOSE THE DOCK", "link"),
        ("Lesen Sie auch: Der Botschafter geht", "link"),
        ("Lire aussi", "link"),
        ("Lea también:", "link"),
        ("Leggi anche", "link"),
        ("Leia mais", "link"),
        ("Lees ook", "link"),
        ("Czytaj także", "link"),
        ("Читайте также", "link"),
        ("Teilen", "chrome"),
        ("Partager", "chrome"),
        ("3 Comments", "chrome"),
        ("12 Kommentare", "chrome"),
        ("https://www.example.org/article", "link"),
        ("© 2021 Example Ltd. All rights reserved.", "chrome"),
        ("We use cookies to make this site better for you.", "chrome"),
        ("Von Anna Schmidt", "byline"),
        ("16. August 2021, 10:30 Uhr", "byline"),
        ("Updated at 8:13 p.m. ET Monday", "byline"),
        ("Ships lie off the dock in spring. Ned Inkwell/Getty Images", "caption"),
        ("What the vote on the dock means for the port Read more", "link"),
        ("The Associated Press contributed to this report.", "credit"),
        ("***", "chrome"),
    ],
)
def test_boilerplate_is_detected_by_its_words_in_many_languages(line, verdict):
    cleaned = clean(f"{FIRST}\n{SECOND}\n{line}\n{THIRD}")

    assert verdicts(cleaned)[line] == verdict
    assert cleaned.text == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Facebook's privacy policy allows it to use the data, the court found, and users must agree to that.",
        "The copyright reform passed by a narrow margin on Tuesday after a long debate in parliament.",
        "For more than a decade, Twitter has been the channel of choice for politicians of all parties.",
        "He contributed to this growing problem himself, critics say, and will not admit it.",
        "By 1991, nearly 2,700 missiles had been destroyed",
        "Clashes were reported from Homs and Hama on Monday, and the army sent tanks to both.",
        "The plan has the support of 55 percent, says a new Reuters/Ipsos poll.",
        "Ford/AP poll numbers moved little, and a Register/CNN poll showed the same for the Democrats.",
        "Contributing to the fall in prices, the harbour was closed for three weeks in March.",
        "With additional research by three teams, the doctors found what they had missed before the trial began.",
        "WHAT COMES NEXT",
        "He tweeted this at 2:10 p.m. on Monday:",
        '"We share the same goals," she said. "Share and share alike."',
        "Sie teilen sich die Kosten, sagte der Minister der Zeitung (Bild).",
    ],
)
def test_a_sentence_with_words_of_boilerplate_stays_in_the_article(line):
    assert clean(f"{FIRST}\n{line}\n{THIRD}").text == f"{FIRST}\n{line}\n{THIRD}"


def test_a_repeated_line_has_the_verdict_repeat():
    cleaned = clean(f"{FIRST}\n{SECOND}\n{FIRST}\n{THIRD}")

    assert [line.verdict for line in cleaned.lines] == ["body", "body", "repeat", "body"]


def test_a_line_with_the_given_title_is_the_title_at_any_place():
    cleaned = clean(f"{FIRST}\nAmbassador leaves\n{SECOND}", title="Ambassador Leaves")

    assert [line.verdict for line in cleaned.lines] == ["body", "title", "body"]
    assert cleaned.title == "Ambassador Leaves"


POEM = """The woods are lovely, dark and deep
But I have promises to keep
And miles to go before I sleep
And miles to go before I sleep"""


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        "Taliban seize Kabul",
        "no punctuation at all in this short note from the field",
        POEM,
        "中国大使馆星期二在喀布尔会见了代表。双方讨论了安全问题。",
        "สวัสดีชาวโลก นี่คือข้อความภาษาไทย",
        "التقى السفير الصيني في كابول مسؤولا كبيرا في طالبان، وناقشا الوضع الراهن؟",
        "यह एक छोटा वाक्य है।",
        "😀🎉👍🏽",
        "Share",
        "word" * 2000,
    ],
)
def test_a_short_or_unusual_text_stays_whole(text):
    assert clean(text).text == text


def test_in_a_text_without_an_article_all_lines_are_kept_with_that_reason():
    cleaned = clean("Share\nTweet\nPrint")

    assert cleaned.text == "Share\nTweet\nPrint"
    assert {line.reason for line in cleaned.lines} == {"nothing looked like an article, so all of it was kept"}


def test_lines_broken_at_a_fixed_width_stay_together():
    text = """The ambassador left the embassy in Kabul on Monday, two
officials told reporters in the city. Nobody said where he
went, and the ministry did not answer a request for comment
on the matter. His deputy will lead the mission."""

    assert clean("Share\nPrint\nMenu\nHome\n" + text).text == text


def test_a_list_with_links_between_its_items_is_not_cleaned_as_a_page():
    items = [f"{n}. Florida\nRoads in poor condition: {n}.3% (2nd lowest)" for n in range(1, 30)]
    text = "\n".join([FIRST, *items[:15], "More: The best states to live in", *items[15:], SECOND])

    assert clean(text).text == text.replace("More: The best states to live in\n", "")


def test_an_empty_text_has_no_lines():
    assert clean("") == clean(" \n\t\n") == ([], "", "", "", "", "", "", "", "")


HTML = f"""<html><head><title>Ambassador leaves Kabul</title>
<meta property="og:site_name" content="The Example"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2021-08-16T10:00:00Z">
<link rel="canonical" href="https://example.org/a"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ambassador leaves Kabul</h1>
<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>
</article><footer>Imprint and contact</footer><script>alert(1)</script></body></html>"""


def test_a_page_gives_its_article_and_its_metadata():
    cleaned = clean(HTML, html=True)

    assert cleaned.text == BODY
    assert cleaned[2:7] == ("Ambassador leaves Kabul", "The Example", "2021-08-16", "Jane Doe", "https://example.org/a")


def test_visible_lines_beside_the_article_have_the_verdict_chrome():
    rest = [(line.text, line.reason) for line in clean(HTML, html=True).lines if line.verdict == "chrome"]

    assert rest == [
        ("Home", "not part of the article according to trafilatura"),
        ("Imprint and contact", "not part of the article according to trafilatura"),
    ]


@pytest.mark.parametrize(
    "markup", ["<p>One short paragraph.</p>", "One short paragraph.", "<div>" * 5000 + "One short paragraph."]
)
def test_a_fragment_of_a_page_keeps_its_text(markup):
    assert clean(markup, html=True).text == "One short paragraph."


def test_a_gallery_in_one_line_is_a_caption():
    gallery = (
        "Photos: The embassy. Hide Caption 1 of 3 Photos: The gate of it at night. Hide Caption 2 of 3 Photos: It."
    )

    cleaned = clean(f"{FIRST}\n{gallery * 5}\n{SECOND}")

    assert cleaned.text == f"{FIRST}\n{SECOND}"
    assert cleaned.lines[1].verdict == "caption"


def test_there_are_few_reasons_and_they_quote_no_text():
    reasons = {line.reason for line in clean(PAGE).lines}

    assert not [reason for reason in reasons if any(letter.isdigit() or letter in "\"'“" for letter in reason)]
    assert len(reasons) < 15


def test_a_page_with_too_many_tags_for_trafilatura_loses_no_line_and_no_metadata():
    sentence = "The ambassador said on Monday that the embassy in Kabul stays open for everyone who asks for help."
    head = "<head><title>Embassy stays</title><meta name='author' content='Jane Doe'></head>"
    page = f"<html>{head}<body><p>{sentence}</p>{'<p>a</p>' * (html_pages.MOST_TAGS // 2)}</body></html>"

    found = clean(page, html=True)

    assert (found.title, found.author) == ("Embassy stays", "Jane Doe")
    assert len(found.lines) == html_pages.MOST_TAGS // 2 + 1
    assert sentence in found.text


AROUND = """Menu
Home
Search
Subscribe
Harbour news of the week
Share
Tweet

{}

Related articles
Ferry to close
Share"""


def test_tour_dates_and_results_are_text():
    dates = "\n".join(f"June {day} -- City Arena, Town {day}, NC" for day in range(11, 19))
    results = "\n".join(f"{place}. Northport {place + 1}-{place} Corrie" for place in range(1, 7))

    text = clean(AROUND.format(f"{FIRST}\n\n{dates}\n\n{results}\n\n{SECOND}")).text

    assert text == f"{FIRST}\n{dates}\n{results}\n{SECOND}"


@pytest.mark.parametrize(
    "line", ["No comment.", "Close.", "Sorry.", "More?", "Thank you.", "The plan costs 9.99 euros a month."]
)
def test_an_answer_that_reads_like_a_label_stays(line):
    assert line in clean(AROUND.format(f"{FIRST}\n\nWhat do you say to that, minister?\n\n{line}\n\n{SECOND}")).text


@pytest.mark.parametrize(
    "offer",
    [
        "Already a subscriber? Log in.",
        "Get unlimited digital access for $1 a week. Cancel anytime.",
        "Testen Sie das Abo kostenlos, jederzeit kündbar.",
        "Déjà abonné ? Identifiez-vous.",
        "¿Ya eres suscriptor? Inicia sesión.",
    ],
)
def test_an_offer_to_subscribe_is_not_text(offer):
    assert clean(f"{FIRST}\n{SECOND}\n{offer}").text == f"{FIRST}\n{SECOND}"


def test_an_article_about_cookies_and_prices_stays_whole():
    text = (
        "The court ruled on cookies on Tuesday and said that consent must be given freely by every user.\n"
        "A subscription costs 9.99 euros a month, the company said, and its price will rise by a third in May.\n"
        "Users can cancel whenever they like, its lawyer added after the hearing in Luxembourg."
    )

    assert clean(text).text == text


def test_the_names_below_the_quotations_of_a_press_review_stay():
    names = ["Matthew Rozsa, Salon", "Greg Sargent, Washington Post", "Jonathan Turley, The Hill"]
    text = "\n".join(f"{line}\n{name}" for line, name in zip((FIRST, SECOND, THIRD), names, strict=True))

    assert clean(text).text == text


LINKED = "".join(f'<p><a href="/{n}">Another long headline of the day number {n}</a></p>' for n in range(2))
POST = "<blockquote><p>We are leaving the city tonight.</p>— Jane Doe (@janedoe) August 16, 2021</blockquote>"


def test_linked_headlines_inside_a_page_are_links_and_posts_are_text():
    cleaned = clean(HTML.replace(f"<p>{SECOND}</p>", f"{LINKED}{POST}<p>{SECOND}</p>"), html=True)

    assert "Another long headline" not in cleaned.text
    assert "We are leaving the city tonight." in cleaned.text


TEASERS = [
    "Customers Leave Without Paying Bill In NorthportA party of six left the dock house on Monday.",
    "Is Violence On The Rise?Violence is part of the game in many sports, and some say it grows.",
    "Ford Recalls Trucks After FiresFord is recalling over 168,000 trucks in the whole country.",
]


def test_headlines_glued_to_the_first_words_of_their_articles_are_links():
    quoted = [
        f'Leader {name} Reed told "Harbour News Sunday" that the dock will close in May.' for name in ("Al", "Bo", "Cy")
    ]
    cleaned = clean("\n".join([FIRST, *TEASERS, SECOND, *quoted]))

    assert cleaned.text == "\n".join([FIRST, SECOND, *quoted])


def test_the_last_entry_of_a_ticker_stays():
    entries = (
        ("18:32 Uhr", "Minister kommt ins Tal", "Karl Tove trifft am Abend in Selvahafen ein."),
        ("17:05 Uhr", "Schule zerstört", "Die Grundschule steht unter Wasser. Kinder waren nicht im Haus."),
        ("14:10 Uhr", "Keine Vermissten mehr", "Alle 34 Vermissten sind gefunden."),
    )
    above = ["Startseite", "Anmelden", "Ticker: Dammbruch im Selvatal", "Stand: 12.09.2023, 18:40 Uhr", "Teilen"]
    rows = [*above, *chain.from_iterable(entries), "Mehr zum Thema", "Impressum", "Datenschutz"]

    text = clean("\n".join(rows)).text

    assert text.split("\n") == [line for _, *lines in entries for line in lines]


def test_a_line_of_place_and_time_is_not_the_headline():
    page = clean(
        "La presa avisó tarde\nPuerto Selva - 12 SEP 2023 - 10:15 CEST\nLa operadora de la presa admitió el martes que"
        " avisó a los pueblos con tres horas de retraso.\nEste contenido es exclusivo para suscriptores\n¿Ya eres"
        " suscriptor? Inicia sesión"
    )

    assert page.title == "La presa avisó tarde"


def test_the_list_below_an_offer_is_a_part_of_it():
    text = "The operator of the dam admitted on Tuesday that it warned the villages in the valley three hours late."
    page = clean(
        f"<article><h1>Dam</h1><p>{text}</p><h2>This article is for subscribers only</h2><p>Subscribe now for just $1 a"
        " week. Cancel anytime.</p><ul><li>Unlimited access</li><li>The daily puzzle</li></ul></article>",
        html=True,
    )

    assert page.text == text
    assert page.truncated


@pytest.mark.parametrize(
    "link",
    [
        "Läs också: Bönderna räknar skadorna",
        "Olvassa el ezt is: A gazdák számolják a károkat",
        "Citește și: Fermierii numără pagubele",
        "Διαβάστε επίσης: Οι αγρότες μετρούν τις ζημιές",
        "קראו גם: החקלאים סופרים את הנזקים",
        "관련기사: 농민들 피해 집계",
        "あわせて読みたい：農家が被害を集計",
        "Taip pat skaitykite: Ūkininkai skaičiuoja nuostolius",
        "Baca juga: Petani menghitung kerugian",
    ],
)
def test_a_link_between_paragraphs_is_no_text_in_any_language(link):
    assert link not in clean(f"{FIRST}\n\n{link}\n\n{SECOND}\n\n{THIRD}").text


def test_a_word_before_a_colon_is_text():
    sentence = "Главное: посол покинул Кабул в понедельник, сообщили чиновники."

    assert sentence in clean(f"{FIRST}\n\n{sentence}\n\n{SECOND}").text


@pytest.mark.parametrize(
    "stamp",
    [
        "PUBLISHED: August 16, 2021 at 2:05 p.m. | UPDATED: August 18, 2021 at 9:00 a.m.",
        "Veröffentlicht am 16.8.2021 um 14.05 Uhr, aktualisiert am 18.8.2021 um 9 Uhr",
        "di Redazione - 16 Agosto 2021 - 14:05",
        "Kompas.com - 16/08/2021, 14:05 WIB",
        "16. avgust 2021. 14:05",
    ],
)
def test_a_line_of_dates_is_neither_title_nor_text(stamp):
    page = clean(f"Menu\nHome\nSearch\nAmbassador leaves Kabul\n{stamp}\n\n{BODY}\n\nShare\nRelated articles\n")

    assert (page.title, page.text) == ("Ambassador leaves Kabul", BODY)


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser",
        "You are receiving this email because you signed up on our website.",
        "Unsubscribe | Update your preferences",
        "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.",
    ],
)
def test_the_service_lines_of_a_newsletter_are_no_text(line):
    assert clean(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{line}").text == BODY


def test_the_authors_under_the_entries_of_a_live_blog_are_no_text():
    entries = f"{FIRST}\n- Ann Reed and Omar Khan\n{SECOND}\n— Li Wei\n{THIRD}"

    assert clean(entries).text == BODY


def test_persons_in_a_list_stay():
    named = f"{FIRST}\n- Ann Reed\n- Omar Khan\n- Li Wei\n{SECOND}"

    assert "Omar Khan" in clean(named).text


@pytest.mark.parametrize(
    "line",
    ["For more on the long history of the embassy, click here.", "[pullquote]", "191118193932500", "Play Facebook"],
)
def test_remnants_of_a_page_between_paragraphs_are_no_text(line):
    assert clean(f"{FIRST}\n{line}\n{SECOND}\n{THIRD}").text == BODY
