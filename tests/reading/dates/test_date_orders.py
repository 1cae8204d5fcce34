"""The cells of a column show whether its dates are day first or month first."""

import pytest

from analytics.reading.dates.date_orders import ColumnOrder


def read(*cells):
    column = ColumnOrder()
    for cell in cells:
        column.add(cell)
    return [column.read(cell) for cell in cells]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["03/04/2021", "13/04/2021"], ["2021-04-03", "2021-04-13"]),
        (["4/3/2021 9:15", "4/13/2021 7:00"], ["2021-04-03", "2021-04-13"]),
        (["03-04-2021", "13-04-2021"], ["2021-04-03", "2021-04-13"]),
        (["4.3.2021", "4.13.2021"], ["2021-04-03", "2021-04-13"]),
        (["Posted: 03/04/2021", "Posted: 13/04/2021"], ["2021-04-03", "2021-04-13"]),
        (["٠٣/٠٤/٢٠٢١", "١٣/٠٤/٢٠٢١"], ["2021-04-03", "2021-04-13"]),
        (["03/04/2021", "31/02/2021", "13/04/2021"], ["2021-04-03", "", "2021-04-13"]),
    ],
)
def test_one_cell_decides_for_all(cells, days):
    assert read(*cells) == days


def test_a_column_that_shows_no_order_keeps_the_year():
    assert read("03/04/2021", "05/06/2021") == ["2021", "2021"]


def test_cells_of_both_orders_are_read_each_alone():
    assert read("13/04/2021", "04/13/2021", "03/04/2021") == ["2021-04-13", "2021-04-13", "2021"]


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["03/04/21", "13/04/99"], ["2021-04-03", "1999-04-13"]),
        (["04/03/21", "04/13/21"], ["2021-04-03", "2021-04-13"]),
        (["16/08/21", "17/08/21", "18/08/21"], ["2021-08-16", "2021-08-17", "2021-08-18"]),
        (["21/08/16", "21/08/17", "21/08/18"], ["2021-08-16", "2021-08-17", "2021-08-18"]),
        (["21.08.16", "21.08.17", "21.08.18"], ["2021-08-16", "2021-08-17", "2021-08-18"]),  # Korean
        (["16.08.21", "17.09.20"], ["2021-08-16", "2020-09-17"]),
        (["16.08.21"], ["2021-08-16"]),
    ],
)
def test_years_of_two_digits_are_read_if_the_column_allows_it(cells, days):
    assert read(*cells) == days


@pytest.mark.parametrize("cell", ["01/02/03", "16/08/21", "16/08/45"])
def test_a_year_of_two_digits_alone_is_not_guessed(cell):
    assert read(cell) == [""]
