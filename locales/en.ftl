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
footer = Everything happens in your browser: nobody follows you, nobody is counted.
not-started = Not all of the page’s controls could start. The whole text is here, and every link works.
again = Try again
copy-of = There is no connection to the site. This copy was kept on this device on { $day }.
not-loaded = The text in this language could not be loaded; the one you were reading is still here. Check the connection and try again.

## The list of policies

index-title = Privacy policies, clause by clause
index-summary = What companies say about personal data and cookies. Any clause can be linked to, searched for and set beside other policies.
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
clause-number = clause { $number }
clause-in-section = section “{ $section }”, clause { $number }
open-all = Open all
close-all = Close all
table = Table; scrolls sideways
unknown-address = This policy has no section or clause “{ $address }”.
unknown-term = The glossary has no term “{ $address }”.
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
source-files = Files
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
consent-needs-script = Trying it out needs JavaScript, which is switched off. What the banner does and the code to embed it can be read here all the same.
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
consent-not-expired = This browser keeps no cookies for this page, so there are no dates to change.
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

## The comparison

compare = Compare the policies
compare-title = Compare
compare-summary = What the policies state, side by side. Each value leads to the clause that says so.
compare-needs-script = Choosing policies and topics, and reading texts side by side, needs JavaScript, which is switched off. The whole comparison stands below.
compare-unknown-policy = There is no policy “{ $name }” here; the others are compared.
compare-unknown-topic = There is no topic “{ $name }”; all topics are shown.
compare-all-topics = All topics
compare-topic = Topic
compare-shown = Facts shown: { $number }
compare-last = One policy has to stay: tick another one first.
compare-matrix = What is stated
compare-not-stated = not stated
compare-stated = stated
compare-general = In general
compare-texts = The texts side by side
compare-choose = Choose two or more policies to read their sections on this topic side by side.
compare-silent = The policy has no section on this.
compare-not-loaded = The text could not be loaded; the link above leads to it.
compare-charts = Charts
compare-scale = The longer the bar, the longer the period; the scale grows by multiples, so that a week and 20 years both have room. An arrow: without limit; a broken outline: as long as needed. A square: the policy names such data; a dot: it does not.
unlimited = without limit
as-long-as-needed = as long as needed
compare-policies =
    { $count ->
        [one] { $count }{ "\u00A0" }policy
       *[other] { $count }{ "\u00A0" }policies
    }
compare-facts =
    { $count ->
        [one] { $count }{ "\u00A0" }fact
       *[other] { $count }{ "\u00A0" }facts
    }
years =
    { $count ->
        [one] { $count }{ "\u00A0" }year
       *[other] { $count }{ "\u00A0" }years
    }
months =
    { $count ->
        [one] { $count }{ "\u00A0" }month
       *[other] { $count }{ "\u00A0" }months
    }
weeks =
    { $count ->
        [one] { $count }{ "\u00A0" }week
       *[other] { $count }{ "\u00A0" }weeks
    }
days =
    { $count ->
        [one] { $count }{ "\u00A0" }day
       *[other] { $count }{ "\u00A0" }days
    }
bits =
    { $count ->
        [one] { $count }{ "\u00A0" }bit
       *[other] { $count }{ "\u00A0" }bits
    }

## A letter that exercises a right

letter = Write a letter
letter-title = A letter about your data
letter-summary = Choose a policy and a right that it grants, and the letter is there: to whom, on which clause it rests, what to enclose. Nothing you type is stored or sent.
letter-needs-script = The letter is put together in your browser, and that needs JavaScript, which is switched off. Everything such a letter needs stands below: the rights each policy grants, the clauses, and where to write.
letter-unknown-policy = There is no policy “{ $name }” here; the letter below is to another company.
letter-unknown-right = This policy grants no right “{ $name }”; the letter below exercises another one.
letter-unknown-language = There are no letters in the language “{ $name }”; the one below is in that of the page.
letter-write = Your letter
letter-policy = To whom
letter-right = Which right
letter-language = Language of the letter
letter-name = Your full name
letter-reply = Where the answer should go
letter-find = What helps to find the data
letter-find-hint = For example a booking number, or the e-mail address or telephone number you gave them. May stay empty.
letter-correct = What has to be corrected, and how
letter-transfer-what = Which data to transfer, and to whom
letter-ask = What information is requested
letter-child = Which child, and which data
letter-messages = The e-mail address or telephone number the messages come to
letter-complaint-what = What the complaint is about
letter-policy-says = What the policy says
letter-text = The letter
letter-copy = Copy
letter-print = Print
letter-mail = Open in the mail program
letter-copied = The letter is copied.
letter-not-copied = The browser does not allow copying. The letter is selected: copy it with the keyboard.
letter-long = The letter is too long for a mail link on this system. It is copied: paste it into the message.
letter-long-not-copied = The letter is too long for a mail link on this system. It is selected here: copy it with the keyboard and paste it into the message.
letter-paste = [Paste the letter here]
letter-granted = What the policies grant
letter-none = The policy grants no right that a letter could call on.
letter-by-post = By post: { $address }
letter-by-email = By e-mail:
letter-by-phone = By telephone: { $number }
letter-no-address = The policy names no address to write to.
letter-no-email = The policy names no e-mail address for requests.
letter-proof = A copy of a proof of identity has to be enclosed:

## The words of the letter

letter-to = To:{ " " }
letter-from = From:{ " " }
letter-greeting = Dear Sir or Madam,
letter-basis = I am writing on the basis of your document “{ $title }” ({ $clause }).
letter-about = This concerns: { $about }.
letter-laws = Your document names the following legislation: { $laws }. I ask you to handle this letter in accordance with it.
letter-enclosed = As your document provides ({ $clause }), I enclose a copy of a document that proves my identity.
letter-answer = Please send your answer to:
letter-close = Yours faithfully,
letter-source = The clause in an unofficial plain-language restatement:
letter-source-own = The clause:
letter-access-subject = Request for access to personal data
letter-access = I request access to the personal data that you hold about me, so that I can see what they are.
letter-correction-subject = Request to correct personal data
letter-correction = I request that you correct my personal data and confirm to me in writing that this has been done.
letter-deletion-subject = Request to delete personal data
letter-deletion = I request that you delete my personal data and confirm to me in writing that this has been done.
letter-deletion-children-subject = Request to delete a child’s personal data
letter-deletion-children = I am the parent or guardian of a minor who has given you personal data without my knowledge and consent. I request that you delete these data and confirm to me in writing that this has been done.
letter-restriction-subject = Request to restrict the processing of personal data
letter-restriction = I request that you restrict the processing of my personal data and tell me in writing what has been done.
letter-portability-subject = Request to receive personal data for transfer
letter-portability = I request that you hand over to me the personal data that you hold about me, so that I can transfer them.
letter-transfer-subject = Request to transfer personal data
letter-transfer = I request that you transfer my personal data as stated below and confirm to me in writing that this has been done.
letter-objection-subject = Objection to the processing of personal data
letter-objection = I object to the use and processing of my personal data. I ask you to stop both and to tell me in writing what has been done.
letter-objection-analytics-subject = Objection to web analytics
letter-objection-analytics = I object to the use of data about me for web analytics on your site. I ask you to stop it and to tell me in writing what has been done.
letter-withdrawal-subject = Withdrawal of consent to the processing of personal data
letter-withdrawal = I withdraw my consent to the processing of my personal data. I ask you to stop the processing that rests on it and to confirm this to me in writing.
letter-withdrawal-cookies-subject = Withdrawal of consent to cookies
letter-withdrawal-cookies = I withdraw my consent to the use of cookies on your site. I ask you to take note of this and to confirm it to me in writing.
letter-withdrawal-newsletters-subject = Withdrawal of permission to send newsletters
letter-withdrawal-newsletters = I withdraw my permission to use my e-mail address for newsletters and other messages. I ask you to stop sending them.
letter-withdrawal-advertising-subject = Withdrawal of consent to advertising and informational messages
letter-withdrawal-advertising = I withdraw my consent to receive advertising and informational messages. I ask you to stop sending them.
letter-complaint-subject = Complaint about the handling of personal data
letter-complaint = I am making a complaint about how you handle my personal data. I ask you to look into it and to answer me in writing.
letter-information-subject = Request for information about personal data
letter-information = I request the information about my personal data that your document allows me to ask for.
letter-other = I exercise a right that your document grants me: { $right }.

## No network

nowhere-title = No connection
nowhere-text = There is no connection to the site, and this page is not kept on this device: only pages opened on this device before are kept.
nowhere-kept = What is kept here:

## The whole site as one file

whole-link = Save all in one file
whole-saved = You are reading a saved file; the site may have newer texts.
whole-site = Open this page on the site
whole-lost = There is no page “{ $address }” in this file. Here is what there is.

## No such page

not-found-title = No such page
not-found-text = This address leads nowhere. Here is what there is:

## A file of one's own

file-title = Open a file
file-summary = Choose a Markdown file and read it like any policy here, with what the checker finds in it, line by line. The file stays in your browser: it is neither sent nor stored.
file-needs-script = A file is read in your browser, and that needs JavaScript, which is switched off.
file-choose = Choose files
file-drop = or drop them anywhere on this page. Markdown (.md), UTF-8, up to 5 MB each.
file-opened = Opened files
file-said = Opened: { $name }
file-problems-title = What the checker finds
file-problems =
    { $count ->
        [one] The checker finds { $count } problem
       *[other] The checker finds { $count } problems
    }
file-nothing = The checker finds nothing wrong
file-line = Line { $line }
file-download = Download as HTML
file-beginning = Beginning
file-wrong-type = “{ $name }” is not a Markdown file: choose one whose name ends in .md.
file-too-large = “{ $name }” is larger than 5 MB: split it, or remove anything that is not text.
file-not-utf8 = “{ $name }” is not UTF-8: save it as UTF-8 and open it again.
file-unreadable = “{ $name }” could not be read: it may have been moved, or changed since. Choose it again.
file-not-loaded = The file reader could not be loaded. It needs a connection and WebAssembly: check both and choose the file again.

## What the checker finds in a text

problem-too-large = the file is larger than 5 MB: split the policy, or remove anything that is not text
problem-no-front = there is no front matter: begin with a line `+++`, then `title = "…"` and `summary = "…"`, then a line `+++`
problem-front-open = the front matter that begins here is not closed: put a line `+++` below it
problem-front = the front matter is broken{ $detail }: it is TOML, with `title`, `summary`, optionally `edition`, and below these up to four `[[at-a-glance]]`
problem-empty-field = `{ $name }` is empty: write one line of text
problem-glance-kind = `{ $kind }` is no kind of line, or is there twice: use only `who`, `why`, `rights` and `surprise`, each at most once
problem-edition = `{ $date }` is no day: write the edition as 2015-06-10
problem-glance-heading = at-a-glance names the heading `{ $name }`: name the clause below it that says so
problem-glance-unknown = at-a-glance names the clause `{ $name }`, which does not exist: name the clause that says so
problem-link-nowhere = the link to `#{ $address }` leads nowhere: name a heading's id or a clause of this text
problem-duplicate = the address `{ $address }` is taken by line { $line } already: give this one another id or number
problem-no-text = there is no text: write a heading, `## Title { "{#id}" }`, and paragraphs
problem-before-heading = this stands before the first heading: put a `## Title { "{#id}" }` above it
problem-heading-empty = this heading is empty: give it a title
problem-heading-one = “{ $title }” is a heading of level 1: the page's title stands in the front matter, sections begin with `##`
problem-heading-skips = the heading “{ $title }” skips a level: write it with `{ $due }`
problem-heading-attributes = the braces of the heading “{ $title }” hold more than an id: leave one id in them
problem-no-id = the heading “{ $title }” has no id: add one, the same in every language, like `{ "{#cookies}" }`
problem-bad-id = `{ $id }` is no id: use lower-case Latin letters, digits and hyphens, beginning with a letter; app, text, contents, at-a-glance and definition are reserved for the page itself
problem-deep = this nests deeper than 100 levels: make the structure flatter
problem-html = raw HTML is never shown: write it in Markdown, or put it in code to show it as text
problem-heading-inside = a heading stands inside a list or quotation: move it out
problem-hidden = the invisible character { $letter } stands here: take it out, otherwise the text does not read as it is written
problem-lost = the character { $letter } stands where a letter or sign was lost: write the one that was meant
problem-link-empty = the link to `{ $address }` has no words: say where it leads
problem-link = the link to `{ $address }` is refused; { $reason }
problem-target-empty = it is empty: name an address
problem-target-character = it holds white space, a backslash, a quotation mark, an angle bracket, a backtick or an invisible character: write the address as the browser shows it
problem-target-scheme = only https, http, mailto and tel may be followed: use one of them
problem-target-host = it names no host, person or number: write the whole address
problem-target-user = `user@host` hides where it leads: write the host alone
problem-target-relative = within the site only `#id` and `../policy/#id` lead somewhere: use one of them
problem-target-fragment = after `#` stands a heading's id or a clause, such as `cookies` or `3.4`: correct it
problem-image-nameless = the image `{ $address }` has no alternative text: policies are text, so say in words what it shows
problem-image-foreign = the image `{ $address }` comes from elsewhere: policies are text, so say in words what it shows
problem-image = the image `{ $address }` would not be shown: policies are text, so say in words what it shows
problem-row-cells = this row has more cells than the header, and they would be lost: give the table another column, or write `\|` for a bar that is text
problem-header-cell = a header cell of this table is empty: say what its column holds
problem-heading-space = these words begin with `#` and are no heading: put a space after it, or a backslash before it to show the sign itself
problem-footnote = footnotes are not shown: put the note in brackets where it belongs, or below as a clause of its own
problem-unused-definition = nothing refers to `{ $label }`, so this line is not shown: put a backslash before its bracket to show it, or remove it
problem-no-header = these lines look like a table without a header: begin it with a line that names the columns, then one like `|---|---|`
