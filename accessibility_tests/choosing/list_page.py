"""A list of offers as tests read it: who stands there, who is seen, and in which group."""

from playwright.sync_api import expect

GROUPS = ("all", "lacks", "unknown")


class ListPage:
    """A list of offers with its filters."""

    def __init__(self, view, address, service, area, az=False):
        self.view, self.page = view, view.page
        self.address = f"{address}{service}/{area}{'/' if area else ''}{'a-o/' if az else ''}"

    def open(self, wishes=()):
        self.view.open(self.address + ("#" + "&".join(f"wish={wish}" for wish in wishes) if wishes else ""))
        if wishes:
            expect(self.page.locator("#list-filters-told")).to_be_visible()

    def open_questions(self):
        self.page.click("#list-filters-open")
        expect(self.page.locator("#list-filters-form")).to_be_visible()
        self.page.eval_on_selector_all(".wishes", "all => all.forEach(one => { one.open = true; })")

    @property
    def rows(self):
        return self.page.eval_on_selector_all(".comparison [data-offer]", "rows => rows.map(row => row.dataset.offer)")

    @property
    def seen(self):
        return self.page.eval_on_selector_all(".comparison [data-offer]", "rows => rows.filter(row => row.checkVisibility()).map(row => row.dataset.offer)")

    @property
    def groups(self):
        """{heading: offer ids} of the groups of the table."""
        script = "all => all.map(one => [...one.querySelectorAll('[data-offer]')].map(row => row.dataset.offer))"
        bodies = self.page.eval_on_selector_all("tbody:has(.comparison__group-row)", script)
        return dict(zip(GROUPS, bodies, strict=True))

    @property
    def told(self):
        expect(self.page.locator("#list-filters-status")).not_to_be_empty()
        return self.page.inner_text("#list-filters-status")
