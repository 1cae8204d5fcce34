"""The gender of given names: a short list, used only so that "she" never means a man and "he" never a woman.

Names of both genders ("Kim", "Jean", "Andrea", "Robin") are not in the list.
"""

from __future__ import annotations

_WOMEN = (
    "Abigail Alexandria Alice Alina Alison Allison Amanda Amélie Amy Ana Angela Anita Ann Anna Annalena Anne"
    " Annette Barbara Beatriz Becky Beth Betsy Beverly Birgit Brenda Camille Carla Carly Carmen Carol Carole"
    " Caroline Carolyn Catherine Cathy Céline Charlotte Cheryl Christina Christine Claire Claudia Condoleezza"
    " Cristina Cynthia Dana Deborah Debbie Denise Diana Diane Dianne Donna Doris Dorothy Elaine Elena Elisabeth"
    " Elise Eliza Elizabeth Ellen Emily Emma Erika Erin Esther Eva Evelyn Franziska Gabriela Gina Giorgia Gloria"
    " Grace Gretchen Hannah Heather Heidi Heike Helen Helena Hillary Hope Huma Ilhan Inés Irene Isabel Ivanka"
    " Jacinda Jane Janet Janice Jeanne Jennifer Jenny Jessica Jill Joan Joanna Judith Judy Julia Julie Kamala"
    " Karen Karin Karine Kate Katherine Kathleen Kathryn Kathy Katie Kayleigh Kellyanne Kelly Kirsten Kirstjen"
    " Kristen Laura Lauren Linda Lisa Liz Lois Loretta Lorena Lucía Lucy Madeleine Maggie Margaret Margot Maria"
    " María Marie Marina Marine Marsha Martha Mary Maxine Megan Melania Melissa Michele Michelle Mónica Monica"
    " Nancy Naomi Natalie Natasha Nicole Nina Olga Olivia Pamela Patricia Patty Petra Pilar Rachel Rebecca Renate"
    " Rosa Rose Ruth Sabine Samantha Sandra Sara Sarah Ségolène Sharon Sheila Silvia Sofía Sonia Sophie Stacey"
    " Stefanie Stephanie Susan Susanna Susanne Sylvia Tammy Tanya Teresa Theresa Tina Tulsi Ursula Valerie Valérie"
    " Vanessa Veronica Victoria Virginia Wendy Yvonne"
)
_MEN = (
    "Aaron Abdul Adam Ahmed Alan Albert Alejandro Alexander Alfred Ali Andreas Andrew Andrés Anthony Antonio"
    " Antony Arthur Barack Bashar Ben Benjamin Benoît Bernard Bernie Bill Bob Boris Brad Brett Brian Bruce Carl"
    " Carlos Charles Chris Christian Christopher Chuck Clarence Colin Cory Craig Dan Daniel David Dennis Devin"
    " Diego Dieter Dmitri Dmitry Don Donald Doug Douglas Edward Emmanuel Enrique Eric Ernst Felipe Fernando"
    " Francisco François Frank Franz Fred Frédéric Friedrich Gary Geoffrey George Gerald Gerhard Gordon Graham"
    " Greg Gregory Günter Hans Harold Harry Hassan Heiko Heinz Helmut Henry Horst Howard Hugo Ian Ibrahim Jack"
    " Jacob Jake James Jared Jason Javier Jeb Jeff Jeffrey Jeremy Jerry Jim Jimmy Joachim Joe Joel Johannes John"
    " Johnny Jonathan Jorge José Joseph Josh Joshua Juan Julián Jürgen Justin Karl Keith Kenneth Kevin Klaus Larry"
    " Lars Laurent Lawrence Lindsey Louis Luca Luigi Luis Manuel Marco Marcus Mario Mark Markus Martin Matt Matteo"
    " Matthew Mauricio Michael Michel Miguel Mike Mitch Mitt Mohammad Mohammed Muhammad Narendra Neil Newt"
    " Nicholas Nick Nicolas Nicolás Norbert Olaf Otto Pablo Patrick Paul Pedro Peter Petr Philip Philippe Pierre"
    " Rafael Ralph Rand Ray Raymond Rex Ricardo Richard Rick Robert Roberto Roger Ron Ronald Roy Rudy Rush Russell"
    " Ryan Samuel Scott Sean Sebastian Sergei Sergio Silvio Stanley Stefan Stephen Steve Steven Ted Thomas Tim"
    " Timothy Todd Tom Tony Ulrich Viktor Vincent Vladimir Volodymyr Walter Werner William Wolfgang Xavier Xi"
    " Zamir"
)
GENDER = dict.fromkeys(_WOMEN.split(), "f") | dict.fromkeys(_MEN.split(), "m")
