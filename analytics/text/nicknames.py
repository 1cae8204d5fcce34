"""Variants of given names: "Chuck" and "Charles", "Bill" and "William", "Pepe" and "José"."""

from __future__ import annotations

from functools import cache

from nicknames import NickNamer

# The short forms of other languages: formal name, then its short forms; English ones are in the package `nicknames`
_OTHER_LANGUAGES = (
    *("johannes hans jan", "josef sepp", "anton toni", "gerhard gerd", "ulrich uli", "heinrich heinz", "rudolf rudi"),
    *("friedrich fritz", "nikolaus klaus", "wilhelm willy willi", "maximilian max", "stefanie steffi", "joachim achim"),
    *("josé pepe zé chema", "francisco paco pancho chico", "ignacio nacho", "dolores lola", "manuel manolo manu"),
    *("enrique quique", "antonio toni toño", "rafael rafa", "javier javi", "jesús chus", "roberto beto", "eduardo edu"),
    *("emmanuel manu", "frédéric fred", "nicolas nico", "ségolène ségo", "sébastien seb", "stéphane steph"),
    *("giuseppe beppe peppe", "giovanni gianni", "filippo pippo", "luigi gigi", "vincenzo enzo", "alessandro sandro"),
    *("pieter piet", "cornelis kees", "hendrik henk", "willem wim", "nicolaas klaas", "abraham bram", "jacobus koos"),
    *("stanisław staszek", "jakub kuba", "aleksander olek", "wojciech wojtek", "tomasz tomek", "krzysztof krzysiek"),
    *("alexander sasha", "vladimir volodya vova", "mikhail misha", "dmitri dima", "nikolai kolya", "alexei alyosha"),
)


@cache
def formal_names(given: str) -> frozenset[str]:
    """Return the formal names that a given name in small letters can stand for, itself included."""
    return frozenset({given}) | _english().canonicals_of(given) | _others().get(given, frozenset())


@cache
def _english() -> NickNamer:
    return NickNamer()


@cache
def _others() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _OTHER_LANGUAGES:
        formal, *short = group.split()
        for name in short:
            found.setdefault(name, set()).add(formal)
    return {name: frozenset(formals) for name, formals in found.items()}
