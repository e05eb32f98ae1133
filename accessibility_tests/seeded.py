"""A small page without faults, and small faults that each check must find in it: style and content, nothing else changed."""

from dataclasses import dataclass

from accessibility_tests import browsers
from accessibility_tests.checks import keyboard, live

PAGE = """<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Hemtjänst i Norr</title>
<style>
:root {{ color-scheme: light dark; --paper: #fff; --ink: #111; --accent: #003a36 }}
@media (prefers-color-scheme: dark) {{ :root {{ --paper: #141414; --ink: #f4f4f4; --accent: #b0ece4 }} }}
html {{ font: 400 20px/1.5 sans-serif; background: var(--paper); color: var(--ink) }}
body {{ margin: 1rem; overflow-wrap: anywhere }}
a {{ color: var(--accent) }}
nav a, .alone {{ display: inline-block; padding: .5rem; min-width: 44px }}
button, input {{ font: inherit; color: var(--ink); background: var(--paper); border: 2px solid; padding: .6rem; max-width: 100% }}
:focus-visible {{ outline: 4px solid var(--ink); outline-offset: 2px }}
.skip {{ position: absolute; left: -9999px; padding: .6rem }}
.skip:focus {{ left: 0; top: 0; background: var(--paper) }}
@media print {{ nav, form, .skip {{ display: none }} :root {{ --paper: #fff; --ink: #000; --accent: #000 }} }}
{style}
</style></head>
<body data-page="sheet"><a class="skip" href="#main">Till innehållet</a>
<header><nav aria-label="Huvudmeny"><ul><li><a href="#tjanster">Tjänster</a></li><li><a href="#sok">Sök utförare</a></li></ul></nav></header>
<main id="main"><h1>Hemtjänst i Norr</h1><p>Du kan välja mellan sju utförare. Läs om <a href="#avgift">avgiften</a> innan du väljer.</p>
<form action="sok.html"><label for="q">Plats eller postnummer</label> <input id="q" name="q"> <button>Hitta område</button></form>
{content}</main></body></html>
"""


@dataclass(frozen=True)
class Seed:
    """A fault: the check that must find it, in which state, and what is added to the page."""

    check: object
    content: str = ""
    style: str = ""
    state: browsers.State = browsers.LIGHT

    @property
    def html(self):
        return PAGE.format(style=self.style, content=self.content)


GOOD = Seed(None).html
DARK_GREY = "@media (prefers-color-scheme: dark) { p { color: #666 } }"
OPENING = '<a class="alone" href="#a">Första vägen</a><a class="alone" href="#b">Andra vägen</a>'

SEEDS = (
    Seed(live.headings, "<h1>En till</h1>"),
    Seed(live.headings, "<h3>Tider</h3>"),
    Seed(live.headings, "<h2></h2>"),
    Seed(live.fake_headings, "<p><b>Öppettider</b></p><p>Klockan 7 till 22.</p>"),
    Seed(live.fake_headings, '<div class="big">Så väljer du</div><p>Ring oss.</p>', ".big { font-size: 150% }"),
    Seed(live.link_texts, '<p>Om avgiften: <a href="#x">klicka här</a>.</p>'),
    Seed(live.link_texts, '<p><a href="#x">Läs mer »</a></p>'),
    Seed(live.link_texts, '<p><a href="#x"><svg aria-hidden="true"></svg></a></p>'),
    Seed(live.link_texts, '<ul><li><a href="#x">Profil</a></li><li><a href="#y">Profil</a></li></ul>'),
    Seed(live.forms, '<form action="x"><input name="z" placeholder="Sök"><button>Sök</button></form>'),
    Seed(live.forms, '<form action="x"><label for="z" hidden>Namn</label><input id="z"><button>Sök</button></form>'),
    Seed(live.forms, '<form action="x"><label>Namn <input name="n"></label></form>'),
    Seed(live.forms, '<button aria-label="Stäng">Sök</button>'),
    Seed(live.images, '<img src="data:,">'),
    Seed(live.images, '<img src="data:," alt="linden-norr.jpg">'),
    Seed(live.images, "<svg width='9' height='9'></svg>"),
    Seed(live.targets, '<ul><li><a href="#x">Kort</a></li></ul>'),
    Seed(live.targets, '<table><tr><th><a href="#x">Linden</a> <span class="own">Privat</span></th></tr></table>', ".own { display: block }"),
    Seed(live.targets, "<button>A</button>", "button { padding: 0 }"),
    Seed(live.targets, '<p><input type="checkbox" id="c"></p>'),
    Seed(live.reflow, '<div class="wide">Bred</div>', ".wide { width: 900px }", browsers.PHONE),
    Seed(live.reflow, '<div class="wide">Bred</div>', "html { overflow-x: hidden } .wide { width: 900px }", browsers.ZOOM),
    Seed(live.reflow, "<p>Donaudampfschifffahrtsgesellschaftskapitän</p>", "body { overflow-wrap: normal }", browsers.SPACED_PHONE),
    Seed(live.reflow, '<div class="box"><p class="wide">x</p></div>', ".box { overflow: auto } .wide { width: 900px }", browsers.PHONE),
    Seed(live.clipping, '<p class="fixed">Avgiften är lika stor vem du än väljer.</p>', ".fixed { height: 1.5em; width: 20em; overflow: hidden }", browsers.SPACED),
    Seed(live.clipping, '<p class="one">Avgiften är lika stor vem du än väljer.</p>', ".one { white-space: nowrap; overflow: hidden; width: 8em }"),
    Seed(live.clipping, '<p class="a">Avgiften</p><p class="b">Området</p>', ".b { margin-top: -2.2em }"),
    Seed(live.clipping, '<input placeholder="Plats, postnummer eller område">', "input { width: 5em }"),
    Seed(live.contrast, '<p class="pale">Svag text</p>', ".pale { color: #666 }"),
    Seed(live.contrast, '<p class="faded">Svag text</p>', ".faded { opacity: .5 }"),
    Seed(live.contrast, "<p>Svag text</p>", DARK_GREY, browsers.DARK),
    Seed(live.contrast, '<svg role="img" aria-label="5"><text y="20" fill="#999">5</text></svg>'),
    Seed(live.contrast, '<input placeholder="Sök">', "::placeholder { color: #999 }"),
    Seed(live.contrast, '<p class="mark">Text</p>', ".mark::before { content: 'Obs'; color: #888 }"),
    Seed(live.contrast, '<p class="on">Text</p>', ".on { background-image: linear-gradient(#fff, #999) }"),
    Seed(live.contrast, '<p class="neg">Vit text</p>', ".neg { color: #fff; background: #000 }", browsers.PRINT),
    Seed(live.contrast, '<input value="Sök">', "input { border-color: #ddd; color: #111; background: #fff }"),
    Seed(live.visual_order, f'<div class="row">{OPENING}</div>', ".row { display: flex; flex-direction: row-reverse }"),
    Seed(live.visual_order, f'<div class="col">{OPENING}</div>', ".col { display: flex; flex-direction: column-reverse }"),
    Seed(live.visual_order, '<button tabindex="2">Sök</button>'),
    Seed(live.visual_order, '<button tabindex="-1">Sök</button>'),
    Seed(live.focus_looks, '<p><a class="none" href="#x">Avgift</a></p>', ".none:focus { outline: 0 }"),
    Seed(live.focus_looks, '<p><a class="glow" href="#x">Avgift</a></p>', ".glow:focus { outline: 0; box-shadow: 0 0 0 4px #000 }", browsers.FORCED),
    Seed(live.forced_colours, "<button class='flat'>Sök</button>", ".flat { border: 0; background: #003a36; color: #fff }", browsers.FORCED),
    Seed(live.motion, "<p class='slow'>Text</p>", ".slow { transition: color .3s }", browsers.STILL),
    Seed(live.motion, "<p class='turn'>Text</p>", "@keyframes t { to { rotate: 1turn } } .turn { animation: t 2s infinite }", browsers.STILL),
    Seed(live.motion, "", "html { scroll-behavior: smooth }", browsers.STILL),
    Seed(live.printing, "", "@media print { nav { display: block !important } }", browsers.PRINT),
    Seed(live.printing, "", "@media print { main { display: none } }", browsers.PRINT),
    Seed(live.quiet, "<script>console.warn('hej')</script>"),
    Seed(live.quiet, "<script>throw new Error('hej')</script>"),
    Seed(live.quiet, '<img alt="" src="https://statistik.example/punkt.gif">'),
    Seed(keyboard.skip_link, "", ".skip { display: none }"),
    Seed(keyboard.skip_link, "", ".skip:focus { left: -9999px }"),
    Seed(keyboard.skip_link, "<script>document.querySelector('.skip').addEventListener('click', e => e.preventDefault())</script>"),
    Seed(keyboard.walk, '<div class="bar">Kakor?</div>', ".bar { position: fixed; inset: 0 0 auto 0; height: 14em; background: #fff }"),
    Seed(keyboard.walk, '<p><a class="faint" href="#x">Avgift</a></p>', ".faint:focus { outline: 4px solid #ddd }"),
    Seed(keyboard.walk, '<p><a class="none" href="#x">Avgift</a></p>', ".none:focus { outline: 0 }"),
    Seed(keyboard.walk, "<p><a class='off' href='#x'>Avgift</a></p>", ".off { position: absolute; left: -3000px }"),
    Seed(keyboard.walk, "<script>q.onkeydown = e => { if (e.key === 'Tab') e.preventDefault() }</script>"),
    Seed(keyboard.walk, "<script>q.onkeydown = e => { if (e.key === 'Tab' && e.shiftKey) e.preventDefault() }</script>"),
)
SCRIPTLESS_SEEDS = (
    Seed(live.needs_scripts, '<p class="js-only">Min lista</p>'),
    Seed(live.needs_scripts, '<button type="button">Visa fler</button>'),
    Seed(live.needs_scripts, '<p><a href="#">Visa fler</a></p>'),
    Seed(live.needs_scripts, "<label>Filter <select><option>Alla</option></select></label>"),
    Seed(live.needs_scripts, "<form><button>Sök</button></form>"),
    Seed(live.needs_scripts, "", "main { display: none }"),
)
AXE_SEEDS = (
    Seed("image-alt", '<img src="data:,">'),
    Seed("color-contrast-enhanced", '<p class="pale">Text</p>', ".pale { color: #666 }"),
    Seed("color-contrast", "<p>Text</p>", "@media (prefers-color-scheme: dark) { p { color: #333 } }", browsers.DARK),
    Seed("color-contrast", '<p class="pale">Text</p>', "@media print { .pale { color: #ccc } }", browsers.PRINT),
    Seed("empty-heading", '<h2><span class="big">Tider</span></h2>', "@media (max-width: 400px) { .big { display: none } }", browsers.PHONE),
    Seed("target-size", '<p><button class="s">x</button><button class="s">y</button></p>', ".s { padding: 0; border: 0; width: 14px; height: 14px }"),
    Seed("heading-order", "<h4>Tider</h4>"),
)
