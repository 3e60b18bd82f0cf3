# The interface in English. `cargo xtask check` names messages that another
# language lacks and messages that nothing uses.

language-name = English
language-short = EN

## Frame

skip-to-text = Skip to the text
languages = Language
pages = Pages
policies = Policies
theme-auto = Theme: as the system
theme-light = Theme: light
theme-dark = Theme: dark
language-changed = Language: { $name }
footer = Everything happens in your browser: nothing is sent, nobody is counted.
not-started = The page’s controls could not start. The whole text is here, and every link works.
not-loaded = The text in this language could not be loaded; the one you were reading is still here. Check the connection and try again.

## The list of policies

index-title = Privacy policies in plain words
index-summary = What companies say about personal data and cookies, restated clause by clause in English, Russian and Kazakh.
original =
    { $from ->
        [en] Original in English
        [kk] Original in Kazakh
        [ru] Original in Russian
       *[other] Original in another language
    }
minutes = { $minutes }{ "\u00A0" }min

## A policy

unofficial = Unofficial restatement
at-a-glance = At a glance
glance-who = Who
glance-why = Why
glance-rights = Your rights
glance-surprise = May surprise
contents = Contents
sections =
    { $count ->
        [one] { $count } section
       *[other] { $count } sections
    }
clauses =
    { $count ->
        [one] { $count } clause
       *[other] { $count } clauses
    }
open-all = Open all
close-all = Close all
table = Table; scrolls sideways
unknown-address = This policy has no section or clause “{ $address }”.
to-start = Go to the beginning
untranslated = This text has not been translated into English yet: below is the original.

## Where a policy comes from

about-text = About this text
restatement = This is an unofficial restatement in plain words, not the document itself. Translations are unofficial too.
source-document = Document
source-copy = The copy that was restated
source-official = Official document
source-effective = In force since
source-edition = Edition of
source-seen = Copy taken on
unknown = not known
date = { $day }{ "\u00A0" }{ $month } { $year }
month =
    { $number ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

## No such page

not-found-title = No such page
not-found-text = This address leads nowhere. Here is what there is:
