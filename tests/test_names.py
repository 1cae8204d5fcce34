"""Functions do not have bare function words or participles as names, such as "told", "of" or "so"."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST = 0.02  # of all functions


def words(text):
    return frozenset(re.findall(r"\w+", text))


FUNCTION_WORDS = words(
    """
    a about above across after again against ago all alike alone along also always among an and another any anyway
    apart around as at away back before behind below beside besides between beyond both but by each either else
    elsewhere enough ever every everything few fewer fewest first firsts for forth from further having he her here his
    how if in inside instead into it its just largely last later latest least less like many mine more most mostly much
    must near nearest neither never next no none nor not nothing now of off often on once one only onto or other others
    ours out outermost outside over own per quick quite rather same several shall since so some soon still such than
    that the their them then there these they thing things this those though through threes thus till to together too
    toward twice two under until up upon very we well what when where whether which while who whole whom whose why will
    with within without would yet
    """
)
AUXILIARIES = words("am are be been being can could did do does done had has have is may might shall should was were")
IRREGULAR_PARTICIPLES = words(
    """
    become begun born bought bound broken brought built caught chosen come dealt drawn driven fallen felt forgotten
    found gone given gotten grown heard held hidden kept known laid lain led left lent lost made meant met paid risen
    said sat seen sent shown shrunk sought spelt spent spoken stood strung taken taught thought thrown told torn
    understood undone unset won worn woven written
    """
)
NO_PARTICIPLES = words(  # nouns and verbs that end like one
    """
    bed building embed embedding ending feed finding framing heading linking meaning mapping naming need opening parsing
    proceed ranking reading saving seed setting speed spelling spring string stemming tagging timing warning
    """
)


def functions():
    for folder in ("analytics", "ui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not re.fullmatch(r"__\w+__", node.name):
                    yield f"{path.relative_to(ROOT)}:{node.name}"


def says_nothing(name):
    """Return whether a name is one word that is a function word, an auxiliary or a participle."""
    word = name.rpartition(":")[2].strip("_")
    ends_like_one = re.fullmatch(r"[a-z]{2,}(ed|ing)", word) and word not in NO_PARTICIPLES
    return bool(ends_like_one) or word in FUNCTION_WORDS | AUXILIARIES | IRREGULAR_PARTICIPLES


def test_at_most_two_functions_in_a_hundred_have_a_bare_word_as_name():
    names = list(functions())
    bare = [name for name in names if says_nothing(name)]

    assert len(bare) <= MOST * len(names), f"{len(bare)} of {len(names)}: {', '.join(bare)}"


def test_the_list_has_bare_words_and_no_terms():
    bare = ["told", "_said", "of", "made", "held", "seen", "_so", "both", "found", "kept", "given", "called", "holding"]
    terms = ["tokens", "sentence_spans", "split", "read", "dates_of", "reading", "finding", "run"]

    assert [says_nothing(name) for name in bare] == [True] * len(bare)
    assert [says_nothing(name) for name in terms] == [False] * len(terms)
