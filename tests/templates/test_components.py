"""The shared parts of pages: what they show, what they leave out, how assistive technology reads them.

Pure rendering, no database. What a person does with them in a browser is in tests/e2e/.
"""

import re

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template.loader import render_to_string

SCRIPT = "<script>alert(1)</script>"
ESCAPED = "&lt;script&gt;alert(1)&lt;/script&gt;"


def component(template, /, **context):
    return " ".join(render_to_string(f"components/{template}.html", context).split())


class GoalForm(forms.Form):
    title = forms.CharField(label="Titel", help_text="Wat is er straks anders?")
    note = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea)
    level = forms.ChoiceField(label="Niveau", choices=[("", "Kies"), ("prestatie", "prestatie")])
    sure = forms.BooleanField(label="Zeker weten", required=False)
    kind = forms.ChoiceField(label="Soort", choices=[("wet", "wet")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput)


def field(name, data=None):
    return component("field", field=GoalForm(data)[name])


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("level", {"level": "prestatie", "name": SCRIPT}),
        ("crumbs", {"crumbs": [(SCRIPT, "")]}),
        ("crumbs", {"crumbs": [(SCRIPT, "/a/"), ("Hier", "")]}),
        ("notice", {"kind": "info", "text": SCRIPT}),
        ("notice", {"kind": "info", "title": SCRIPT, "text": "x"}),
        ("toast", {"text": SCRIPT}),
        ("empty", {"title": SCRIPT, "text": "x"}),
        ("empty", {"title": "x", "text": SCRIPT}),
    ],
)
def test_script_in_a_text_shows_as_text(name, context):
    html = component(name, **context)
    assert html.count(ESCAPED) == 1
    assert "<script" not in html


def test_level_has_shape_and_word():
    html = component("level", level="doelstelling")
    assert "#lv-doelstelling" in html
    assert re.sub(r"<[^>]+>", "", html).strip() == "doelstelling"


def test_level_shows_the_name_that_the_tree_gives_it():
    assert "Hoofddoel" in component("level", level="doelstelling", name="Hoofddoel")


def test_level_quiet_keeps_the_word_for_screen_readers():
    html = component("level", level="prestatie", quiet=True)
    assert '<span class="sr">prestatie</span>' in html


@pytest.mark.parametrize("domain", ["sociaal", "fysiek"])
def test_domain_chip_has_mark_and_word(domain):
    html = component("domain_chip", domain=domain)
    assert f"chip--{domain}" in html
    assert f"#dm-{domain}" in html
    assert html.endswith(f"{domain}</span>")


def test_domain_chip_without_domain_shows_nothing():
    assert component("domain_chip", domain="") == ""


def test_icon_is_hidden_from_screen_readers():
    assert 'aria-hidden="true"' in component("icon", name="plus")


def test_crumbs_link_all_but_the_page_itself():
    html = component("crumbs", crumbs=[("Doelenbomen", "/best/"), ("Jeugd", "")])
    assert re.findall(r'href="([^"]+)"', html) == ["/best/"]
    assert '<span class="crumbs__here" aria-current="page">Jeugd</span>' in html


def test_notice_error_is_announced_at_once():
    assert 'role="alert"' in component("notice", kind="error", text="Mislukt.")


def test_notice_offers_a_way_out():
    html = component("notice", text="x", action_url="/verschil/", action_label="Bekijken")
    assert 'href="/verschil/"' in html
    assert "Bekijken" in html


def test_toast_without_undo_only_closes():
    html = component("toast", text="Bewaard.")
    assert html.count("<form") == 1
    assert '<form method="dialog">' in html


def test_toast_with_undo_posts_the_token():
    html = component("toast", text="Weggegooid.", undo_url="/terug/", undo_token="t:1")
    assert '<form class="toast__undo" method="post" action="/terug/">' in html
    assert '<input type="hidden" name="token" value="t:1">' in html


def test_empty_without_action_has_no_button():
    assert "<a" not in component("empty", title="Niets", text="Nog niets.")


@pytest.mark.parametrize(
    ("number", "links"),
    [
        (1, ["?zoek=park&amp;pagina=2"]),
        (2, ["?zoek=park&amp;pagina=1", "?zoek=park&amp;pagina=3"]),
        (3, ["?zoek=park&amp;pagina=2"]),
    ],
)
def test_pager_keeps_the_search(rf, number, links):
    page = Paginator(range(30), 10).page(number)
    context = {"page": page}
    html = render_to_string("components/pager.html", context, request=rf.get("/", {"zoek": "park"}))
    assert re.findall(r'<a [^>]*href="([^"]+)"', html) == links


def test_pager_of_one_page_shows_nothing():
    assert component("pager", page=Paginator(range(3), 10).page(1)) == ""


# --- forms ----------------------------------------------------------------------------------------


def test_field_has_a_label_for_its_control():
    html = field("title")
    assert 'for="id_title"' in html
    assert 'id="id_title"' in html


def test_field_with_help_is_described_by_it():
    html = field("title")
    assert 'aria-describedby="id_title_helptext"' in html
    assert 'id="id_title_helptext"' in html


def test_field_with_error_is_marked_and_described_by_it():
    html = field("title", data={})
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert html.count('id="id_title_error"') == 1
    assert "Dit veld is verplicht." in html


def test_field_without_error_is_not_marked():
    assert "aria-invalid" not in field("title", data={"title": "x"})


def test_field_keeps_what_was_typed_as_text():
    html = field("title", data={"title": '"><script>alert(1)</script>'})
    assert "<script" not in html


def test_field_that_may_stay_empty_says_so():
    assert "(niet verplicht)" in field("note")
    assert "(niet verplicht)" not in field("title")


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("title", "utrecht-textbox utrecht-textbox--html-input"),
        ("note", "utrecht-textarea utrecht-textarea--html-textarea"),
        ("level", "utrecht-select utrecht-select--html-select"),
        ("sure", "utrecht-checkbox utrecht-checkbox--html-input"),
        ("kind", "utrecht-radio-button"),
    ],
)
def test_field_control_has_the_look_of_nl_design_system(name, classes):
    assert f'class="{classes}"' in field(name)


def test_field_with_choices_is_a_fieldset_with_a_legend():
    html = field("kind", data={})
    assert re.search(r"<fieldset[^>]+aria-describedby=\"id_kind_error\"", html)
    assert "<legend" in html


def test_field_hidden_is_only_its_control():
    assert field("token").startswith("<input")


def test_field_group_of_django_is_our_field():
    form = GoalForm()
    assert " ".join(form["title"].as_field_group().split()) == field("title")


def test_form_errors_of_a_good_form_shows_nothing():
    form = GoalForm({"title": "a", "level": "prestatie", "kind": "wet", "token": "x"})
    assert component("form_errors", form=form) == ""


def test_form_errors_links_every_error_to_its_field():
    html = component("form_errors", form=GoalForm({}))
    assert re.findall(r'href="#([^"]+)"', html) == ["id_title", "id_level", "id_kind"]
    assert 'role="alert" tabindex="-1" autofocus' in html


# --- whole pages that need nothing -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "405", "429", "500"])
def test_error_page_needs_no_context(name):
    html = render_to_string(f"{name}.html")
    assert html.count("<h1>") == 1
    assert '<main id="inhoud"' in html


@pytest.mark.parametrize("name", ["base", "404", "account/password_reset_done", "pages/privacy"])
def test_page_has_no_inline_style_or_script(name):
    html = render_to_string(f"{name}.html")
    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html) == []
