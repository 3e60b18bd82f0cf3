# The interface in English. `cargo xtask check` names messages that another
# language lacks and messages that nothing uses.

language-name = English
language-short = EN

## Frame

skip-to-text = Skip to the text
languages = Language
pages = Pages
policies = Policies
consent = Consent
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

## The glossary

glossary-title = Glossary
glossary-summary = What the words of the policies mean, each in a sentence. A definition is no legal advice and follows no particular law.

## What helps with reading

copy-link = Copy link: { $clause }
copied = Link copied
copied-to-address = The browser does not allow copying. The link is in the address bar.
text-size = Text size: { $percent }
print = Print
printed = Printed on { $day } from { $address }
offer = This page is also in English.
offer-take = Read in English
offer-decline = Stay here
beside = Second language beside
beside-alone = One language
beside-language = Beside: { $name }
beside-missing = Not in this text
beside-unknown = There is no text in the language “{ $name }” to stand beside this one.
beside-failed = The other text could not be loaded. Check the connection and try again.

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

## Versions and changes

versions = Versions
versions-title = Versions and changes
versions-summary = Which versions of this text there are, and what changed between any two of them, word by word.
versions-single = There is only one version of this text here so far, so there is nothing to compare.
versions-from = Earlier version
versions-to = Later version
versions-between = What changed from { $from } to { $to }
versions-same = The two versions are the same, word for word.
versions-legend = Words struck through were removed, underlined ones were added.
versions-untranslated = One of these versions has not been translated into English: the originals are compared.
versions-heading = Heading
versions-table = Table header
versions-clause = Clause { $number }
versions-formerly = formerly: { $place }
changes =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
change-changed = Changed
change-added = Added
change-removed = Removed
change-moved = Moved
change-moved-and-changed = Moved and changed
versions-all = All versions
versions-current = Current version
versions-markdown = Text of that version (Markdown)
versions-what = What changed
versions-dated = Version of
versions-first = The first version here
versions-feed = Feed of new versions (Atom)
versions-unknown = There is no version “{ $date }” here.
versions-not-compared = These two versions could not be compared; what was shown before is still here. Check the connection and try again.
former-moved = This address comes from the version of { $date }. What stood there is now here:
former-gone = This address comes from the version of { $date }. What stood there is no longer in the text.

## The consent banner, tried out

consent-title = Consent banner
consent-summary = It asks before anything runs, remembers the answer, and acts at once when the answer changes. Everything can be tried here.
consent-what = What it does
consent-what-gate = Scripts and frames that you mark wait until the visitor agrees. In place of a frame stands a note that says what would load, and from whom.
consent-what-choice = Accepting takes one click and so does refusing, on buttons that look alike. Nothing is ticked in advance.
consent-what-record = The choice is kept in one cookie of your own site, “consent”, for 180{ "\u00A0" }days. When the policy changes, the banner asks again.
consent-what-withdraw = Withdrawal takes effect at once: scripts that are running can stop, the cookies you declared are erased, and other open tabs follow.
consent-what-signal = A browser that sends Global Privacy Control or Do Not Track is taken at its word: everything optional is refused, and no question is asked.
consent-what-people = It speaks English, Russian and Kazakh and works by keyboard, with a screen reader, in light and dark, on screens from 320 pixels.
consent-try = Try it
consent-try-note = The three trackers on this page are harmless: each counts seconds and sets one cookie. Your choice is kept in the cookie “consent”, and only once you have made it; “Forget the choice” erases all four. Your browser shows them to the host of this site and to nobody else.
consent-not-loaded = The banner could not be loaded, so nothing can be tried here. Check the connection and reload the page.
consent-not-configured = The categories of this policy could not be loaded; the banner is as it was. Check the connection and choose again.
consent-settings = How the banner is set up
consent-categories = Categories
consent-built-in = Built-in
consent-language = Language
consent-as-page = As the page
consent-layout = Layout
consent-box = Box
consent-bar = Bar
consent-dialog = Dialog
consent-position = Position
consent-bottom = Bottom
consent-top = Top
consent-center = Centre
consent-bottom-start = Bottom left
consent-bottom-end = Bottom right
consent-top-start = Top left
consent-top-end = Top right
consent-theme = Theme
consent-auto = As the system
consent-light = Light
consent-dark = Dark
consent-mode = Mode
consent-opt-in = Asks first (opt-in)
consent-opt-out = Runs until refused (opt-out)
consent-signal = The browser sends the Global Privacy Control signal
consent-visitor = What a visitor can do
consent-show = Show the banner
consent-accept = Accept all
consent-refuse = Refuse all
consent-choose = Open the settings
consent-withdraw = Withdraw consent
consent-forget = Forget the choice
consent-later = What happens later
consent-expire = Let the record expire
consent-revise = Change the policy’s revision
consent-needs-record = There is no record yet: accept, refuse or choose first.
consent-expired = The dates of the record now lie in the past, so it no longer counts.
consent-revised = The policy now has another revision, so the record no longer counts.
consent-runs = What runs
consent-on = runs
consent-off = does not run
consent-absent = not among the categories
consent-frame = Sample video
consent-frame-text = This frame was loaded because it was allowed.
consent-record = Record
consent-no-record = No choice is recorded.
consent-cookies = Cookies of this page
consent-no-cookies = No cookies.
consent-events = Events, latest first
consent-no-events = Nothing has happened yet.
consent-embed = Put it on your site
consent-embed-text = This code follows the settings above. It is best to copy the files in “embed/” to your own host and to change the address, so that your visitors’ browsers ask nobody else.
consent-policy-link = Cookie policy
consent-copy = Copy the code
consent-copied = Copied
consent-not-copied = The browser does not allow copying. The code is selected: copy it by keyboard.
consent-mark = Mark what must wait
consent-mark-text = Scripts and frames written like this wait for their category. A script whose category has an exclamation mark runs when that category is refused or withdrawn.
consent-demo-purpose = Shows on this page that the tracker runs
consent-demo-lifetime = Until the browser is closed

## Search

search = Search
search-title = Search the policies
search-summary = Finds any word of the policies, whatever its ending, in one language or in all.
search-field = What to look for
search-scope = Language of the texts
search-all = All languages
search-results =
    { $count ->
        [one] { $count } result
       *[other] { $count } results
    }
search-some = No clause has all the words; these have some of them.
search-corrected = The word as typed was not found, so one letter was corrected.
search-none = Nothing was found
search-try-spelling = Check the spelling.
search-try-fewer = Take fewer words, or a more general one.
search-try-all = Search in all languages
search-more = Show more
search-what = What is searched
search-scripts = Search runs in your browser and needs JavaScript, which is switched off. Every policy can be read whole, and your browser’s own search finds words in it.
search-not-loaded = Search could not be loaded. It needs a connection and WebAssembly: check both and type again. Every policy can be read whole meanwhile.

## No such page

not-found-title = No such page
not-found-text = This address leads nowhere. Here is what there is:
