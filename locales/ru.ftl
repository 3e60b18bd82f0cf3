# Интерфейс на русском.

language-name = Русский
language-short = РУ

## Рамка страницы

skip-to-text = Перейти к тексту
languages = Язык
pages = Страницы
policies = Политики
consent = Согласие
theme-auto = Тема: как в системе
theme-light = Тема: светлая
theme-dark = Тема: тёмная
language-changed = Язык: { $name }
footer = Всё происходит в вашем браузере: ничего не отправляется, посетителей никто не считает.
not-started = Элементы управления на странице не запустились. Весь текст на месте, все ссылки работают.
not-loaded = Не удалось загрузить текст на этом языке; тот, что вы читали, остался на странице. Проверьте соединение и попробуйте ещё раз.

## Список политик

index-title = Политики конфиденциальности простыми словами
index-summary = Что компании говорят о персональных данных и файлах cookie: пересказ пункт за пунктом на русском, казахском и английском.
original =
    { $from ->
        [en] Оригинал на английском
        [kk] Оригинал на казахском
        [ru] Оригинал на русском
       *[other] Оригинал на другом языке
    }
minutes = { $minutes }{ "\u00A0" }мин

## Политика

unofficial = Неофициальный пересказ
at-a-glance = Коротко
glance-who = Кто
glance-why = Зачем
glance-rights = Ваши права
glance-surprise = Может удивить
contents = Содержание
sections =
    { $count ->
        [one] { $count }{ "\u00A0" }раздел
        [few] { $count }{ "\u00A0" }раздела
       *[many] { $count }{ "\u00A0" }разделов
    }
clauses =
    { $count ->
        [one] { $count }{ "\u00A0" }пункт
        [few] { $count }{ "\u00A0" }пункта
       *[many] { $count }{ "\u00A0" }пунктов
    }
open-all = Развернуть все
close-all = Свернуть все
table = Таблица, прокручивается вбок
unknown-address = В этой политике нет раздела или пункта «{ $address }».
to-start = Перейти к началу
untranslated = Перевода на русский пока нет: ниже{ "\u00A0" }— текст на языке оригинала.

## Помощь при чтении

copy-link = Скопировать ссылку: { $clause }
copied = Ссылка скопирована
copied-to-address = Браузер не разрешает копирование. Ссылка{ "\u00A0" }— в адресной строке.
text-size = Размер текста: { $percent }
print = Распечатать
printed = Напечатано { $day }, адрес: { $address }
offer = Эта страница есть и на русском языке.
offer-take = Читать по-русски
offer-decline = Остаться здесь
beside = Второй язык рядом
beside-alone = Один язык
beside-language = Рядом: { $name }
beside-missing = В этом тексте такого нет
beside-unknown = Текста на языке «{ $name }», который можно было бы поставить рядом, нет.
beside-failed = Второй текст не загрузился. Проверьте соединение и попробуйте ещё раз.

## Откуда взята политика

about-text = Об этом тексте
restatement = Это неофициальный пересказ простыми словами, а не сам документ. Переводы тоже неофициальные.
source-document = Документ
source-copy = Копия, по которой сделан пересказ
source-official = Официальный документ
source-effective = Действует с
source-edition = Редакция от
source-seen = Копия сделана
unknown = неизвестно
date = { $day }{ "\u00A0" }{ $month } { $year }{ "\u00A0" }года
month =
    { $number ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }

## Версии и изменения

versions = Версии
versions-title = Версии и изменения
versions-summary = Какие версии этого текста есть и что изменилось между любыми двумя из них, слово за словом.
versions-single = Пока здесь только одна версия этого текста, поэтому сравнивать не с чем.
versions-from = Более ранняя версия
versions-to = Более поздняя версия
versions-between = Что изменилось: версия от { $from } и версия от { $to }
versions-same = Обе версии совпадают слово в слово.
versions-legend = Зачёркнутые слова удалены, подчёркнутые{ "\u00A0" }— добавлены.
versions-untranslated = Одна из этих версий не переведена на русский, поэтому сравниваются оригиналы.
versions-heading = Заголовок
versions-table = Шапка таблицы
versions-clause = Пункт { $number }
versions-formerly = прежде: { $place }
changes =
    { $count ->
        [one] { $count }{ "\u00A0" }изменение
        [few] { $count }{ "\u00A0" }изменения
       *[many] { $count }{ "\u00A0" }изменений
    }
change-changed = Изменено
change-added = Добавлено
change-removed = Удалено
change-moved = Перенесено
change-moved-and-changed = Перенесено и изменено
versions-all = Все версии
versions-current = Текущая версия
versions-markdown = Текст той версии (Markdown)
versions-what = Что изменилось
versions-dated = Версия от
versions-first = Первая из версий на сайте
versions-feed = Лента новых версий (Atom)
versions-unknown = Версии «{ $date }» здесь нет.
versions-not-compared = Не удалось сравнить эти версии; на странице осталось то, что было показано раньше. Проверьте соединение и попробуйте ещё раз.
former-moved = Этот адрес взят из версии от { $date }. То, что там стояло, теперь здесь:
former-gone = Этот адрес взят из версии от { $date }. Того, что там стояло, в тексте больше нет.

## Баннер согласия в действии

consent-title = Баннер согласия
consent-summary = Он спрашивает, прежде чем что-либо запустится, помнит ответ и сразу слушается, если ответ изменился. Здесь всё можно попробовать.
consent-what = Что он делает
consent-what-gate = Скрипты и фреймы, которые вы пометили, ждут согласия посетителя. На месте фрейма написано, что загрузится и от кого.
consent-what-choice = Принять можно одним нажатием, отказаться{ "\u00A0" }— тоже одним, и кнопки выглядят одинаково. Заранее ничего не отмечено.
consent-what-record = Выбор хранится 180{ "\u00A0" }дней в одном файле cookie вашего же сайта, «consent». Если политика изменится, баннер спросит снова.
consent-what-withdraw = Отзыв согласия действует сразу: работающие скрипты могут остановиться, объявленные вами файлы cookie стираются, другие открытые вкладки следуют за этой.
consent-what-signal = Если браузер передаёт сигнал Global Privacy Control или Do Not Track, баннер принимает его как ответ: всё необязательное отклонено, вопросов нет.
consent-what-people = Он говорит по-русски, по-казахски и по-английски, работает с клавиатурой и с программой экранного доступа, в светлой и тёмной теме, на экранах шириной от 320{ "\u00A0" }пикселей.
consent-try = Попробуйте
consent-try-note = Три трекера на этой странице безвредны: каждый считает секунды и ставит один файл cookie. Ваш выбор хранится в файле cookie «consent», и только после того, как вы его сделали; кнопка «Забыть выбор» стирает все четыре. Браузер показывает их только хосту этого сайта и больше никому.
consent-not-loaded = Баннер не загрузился, поэтому попробовать здесь ничего нельзя. Проверьте соединение и обновите страницу.
consent-not-configured = Не удалось загрузить категории этой политики; баннер остался прежним. Проверьте соединение и выберите ещё раз.
consent-settings = Как настроен баннер
consent-categories = Категории
consent-built-in = Встроенные
consent-language = Язык
consent-as-page = Как у страницы
consent-layout = Вид
consent-box = Карточка
consent-bar = Полоса
consent-dialog = Диалог
consent-position = Место
consent-bottom = Внизу
consent-top = Вверху
consent-center = В центре
consent-bottom-start = Внизу слева
consent-bottom-end = Внизу справа
consent-top-start = Вверху слева
consent-top-end = Вверху справа
consent-theme = Тема
consent-auto = Как в системе
consent-light = Светлая
consent-dark = Тёмная
consent-mode = Режим
consent-opt-in = Сначала спрашивает (opt-in)
consent-opt-out = Работает до отказа (opt-out)
consent-signal = Браузер передаёт сигнал Global Privacy Control
consent-visitor = Что может посетитель
consent-show = Показать баннер
consent-accept = Принять все
consent-refuse = Отказаться от всех
consent-choose = Открыть настройки
consent-withdraw = Отозвать согласие
consent-forget = Забыть выбор
consent-later = Что бывает потом
consent-expire = Просрочить запись
consent-revise = Сменить редакцию политики
consent-needs-record = Записи ещё нет: сначала примите, откажитесь или выберите.
consent-expired = Даты записи теперь в прошлом, и она больше не действует.
consent-revised = У политики теперь другая редакция, и запись больше не действует.
consent-runs = Что работает
consent-on = работает
consent-off = не работает
consent-absent = нет среди категорий
consent-frame = Видео для примера
consent-frame-text = Этот фрейм загружен, потому что его разрешили.
consent-record = Запись
consent-no-record = Выбор не записан.
consent-cookies = Файлы cookie этой страницы
consent-no-cookies = Файлов cookie нет.
consent-events = События, сначала последние
consent-no-events = Пока ничего не произошло.
consent-embed = Поставьте на свой сайт
consent-embed-text = Этот код следует настройкам выше. Лучше всего скопировать файлы из «embed/» на свой хост и поменять адрес, чтобы браузеры посетителей ни к кому больше не обращались.
consent-policy-link = Политика cookie
consent-copy = Скопировать код
consent-copied = Скопировано
consent-not-copied = Браузер не разрешает копировать. Код выделен: скопируйте его с клавиатуры.
consent-mark = Пометьте, что должно ждать
consent-mark-text = Скрипты и фреймы, размеченные так, ждут своей категории. Скрипт, у которого перед категорией стоит восклицательный знак, запускается при отказе от неё или при отзыве согласия.
consent-demo-purpose = Показывает на этой странице, что трекер работает
consent-demo-lifetime = До закрытия браузера

## Такой страницы нет

not-found-title = Такой страницы нет
not-found-text = Этот адрес никуда не ведёт. Вот что есть на сайте:
