/* who_actor.c: mentions and whom they mean: sentences of our own, through the whole of the stages.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "extract/extractor.h"

static struct extract_model *model;
static struct extractor *extractor;

static int
load(void **state)
{
    (void)state;
    struct fail why = {0};
    const char *build = getenv("BUILD");
    char folder[256];
    snprintf(folder, sizeof folder, "%s/dict", build ? build : "build");
    model = extract_model_load(folder, &why);
    if (!model) {
        fprintf(stderr, "%s\n", why.text);
        return -1;
    }
    extractor = extractor_new(model);
    return 0;
}

static int
unload(void **state)
{
    (void)state;
    extractor_free(extractor);
    extract_model_free(model);
    return 0;
}

struct expected {
    const char *text;   /* of the mention; the first that begins so */
    const char *party;  /* "RUS", or "PAK/RUS" */
    const char *office; /* "": none */
    const char *name;   /* NULL: any */
};

static const struct actor *
find(const struct doc *doc, const char *text)
{
    for (int32_t a = 0; a < doc->actor_count; a++)
        if (slice_is(doc_slice(doc, doc->actors[a].span), text)) return &doc->actors[a];
    fail_msg("no mention: %s", text);
    return NULL;
}

static void
check(const char *body, const char *country, const struct expected *expected, size_t count)
{
    struct fail why = {0};
    struct extract_input input = {
        .body = slice_of(body), .country = slice_of(country), .published = day_from(2025, 11, 20)};
    if (extractor_run(extractor, &input, STAGE_COREF, &why)) fail_msg("%s", why.text);
    const struct doc *doc = extractor_doc(extractor);
    for (size_t i = 0; i < count; i++) {
        const struct actor *actor = find(doc, expected[i].text);
        char parties[64] = "";
        for (int32_t p = 0; p < actor->party_count; p++)
            snprintf(parties + strlen(parties), sizeof parties - strlen(parties), "%s%.*s",
                     p ? "/" : "", SLICE_ARGS(actor->parties[p]));
        if (actor->party_count < 2)
            snprintf(parties, sizeof parties, "%.*s", SLICE_ARGS(actor->party));
        if (strcmp(parties, expected[i].party))
            fail_msg("%s: party %s, not %s", expected[i].text, parties, expected[i].party);
        if (!slice_is(actor->office, expected[i].office))
            fail_msg("%s: office %.*s", expected[i].text, SLICE_ARGS(actor->office));
        if (expected[i].name && !slice_is(actor->name, expected[i].name))
            fail_msg("%s: name %.*s", expected[i].text, SLICE_ARGS(actor->name));
    }
}

#define CHECK(body, country, ...)                                                                  \
    do {                                                                                           \
        static const struct expected expected[] = {__VA_ARGS__};                                   \
        check(body, country, expected, sizeof expected / sizeof expected[0]);                      \
    } while (0)

static void
titles_and_names(void **state)
{
    (void)state;
    CHECK("Norwegian Deputy Foreign Minister Arne Skogvik met the President of Tajikistan Emomali "
          "Rahmon on Monday.",
          "",
          {"Norwegian Deputy Foreign Minister Arne Skogvik", "NOR", "deputy foreign minister",
           "Arne Skogvik"},
          {"the President of Tajikistan Emomali Rahmon", "TJK", "president", "Emomali Rahmon"});
    CHECK(
        "Ulla Bergfors, the Swedish defence minister, telephoned Qatar's Prime Minister.", "",
        {"Ulla Bergfors, the Swedish defence minister", "SWE", "defence minister", "Ulla Bergfors"},
        {"Qatar's Prime Minister", "QAT", "prime minister", NULL});
}

static void
the_article_goes_before_the_table(void **state)
{
    (void)state;
    CHECK("Finnish President Sergey Lavrov opened the bridge.", "",
          {"Finnish President Sergey Lavrov", "FIN", "president", NULL});
    CHECK("Kaja Kallas, the EU high representative, thanked Estonia.", "",
          {"Kaja Kallas, the EU high representative", "EU", "high representative", "Kaja Kallas"});
}

static void
short_forms_and_pronouns(void **state)
{
    (void)state;
    CHECK("Foreign Minister Pavel Dorna met Maltese Prime Minister Rita Zahra. Dorna thanked her. "
          "The two sides signed nothing.",
          "CZE", {"Foreign Minister Pavel Dorna", "CZE", "foreign minister", "Pavel Dorna"},
          {"Dorna", "CZE", "foreign minister", "Pavel Dorna"},
          {"her", "MLT", "prime minister", "Rita Zahra"}, {"The two sides", "CZE/MLT", "", NULL});
}

static void
counterparts(void **state)
{
    (void)state;
    CHECK("Irish Foreign Minister Niall Corrigan flew to Oslo. He met his Norwegian counterpart "
          "Kari Lunde there.",
          "", {"his Norwegian counterpart Kari Lunde", "NOR", "foreign minister", "Kari Lunde"},
          {"He", "IRL", "foreign minister", "Niall Corrigan"});
}

static void
institutions_and_letters(void **state)
{
    (void)state;
    CHECK("The Foreign Office said the Kremlin had not answered. The Baltic Herring Board (BHB) "
          "was silent, and the BHB stays so.",
          "PAK", {"The Foreign Office", "PAK", "", NULL}, {"Kremlin", "RUS", "", "Russia"});
}

static void
groups(void **state)
{
    (void)state;
    CHECK(
        "The prime ministers of Peru, Chile and Bolivia dined with Houthi rebels.", "",
        {"The prime ministers of Peru, Chile and Bolivia", "PER/CHL/BOL", "prime minister", NULL});
}

static void
several_nations_and_what_belongs_to_them(void **state)
{
    (void)state;
    CHECK("The Danish and Polish foreign ministers met at Gdynia. The ministers signed the "
          "protocol, and Peru's Congress heard of it.",
          "", {"The Danish and Polish foreign ministers", "DNK/POL", "foreign minister", NULL},
          {"The ministers", "DNK/POL", "foreign minister", NULL}, {"Congress", "PER", "", NULL});
}

static void
who_governs_since_when(void **state)
{
    (void)state;
    CHECK("The Taliban sent wheat. Rebels of the Arakan Army took a bridge.", "",
          {"Taliban", "AFG", "", NULL}, {"Arakan Army", "ARAKAN_ARMY", "", NULL});
}

static void
who_is_nobodys(void **state)
{
    (void)state;
    CHECK("Norway sent an invoice. Analyst Ola Brekke laughed, and protesters sang.", "",
          {"Analyst Ola Brekke", "", "analyst", NULL}, {"protesters", "", "protester", NULL});
}

static void
who_held_it_when(void **state)
{
    (void)state;
    CHECK("Olaf Scholz gave Friedrich Merz a compass.", "",
          {"Olaf Scholz", "DEU", "", "Olaf Scholz"},
          {"Friedrich Merz", "DEU", "chancellor", "Friedrich Merz"});
}

static void
fields_that_no_table_has(void **state)
{
    (void)state;
    CHECK(
        "Fijian Seaweed Minister Ratu Viliame thanked Chile's Minister for Glaciers and Fjords.",
        "", {"Fijian Seaweed Minister Ratu Viliame", "FJI", "seaweed minister", NULL},
        {"Chile's Minister for Glaciers and Fjords", "CHL", "glaciers and fjords minister", NULL});
    CHECK("The Assistant Foreign Minister, a Tory minister and Governor Ulla Rask dined.", "NOR",
          {"The Assistant Foreign Minister", "NOR", "assistant foreign minister", NULL});
}

static void
named_where_told_again(void **state)
{
    (void)state;
    CHECK("Oslo called in the Togolese ambassador. The envoy, Komlan Adjavon, promised an answer.",
          "", {"the Togolese ambassador", "TGO", "ambassador", "Komlan Adjavon"},
          {"The envoy, Komlan Adjavon", "TGO", "envoy", "Komlan Adjavon"});
}

static void
names_beside(void **state)
{
    (void)state;
    CHECK("Danish Fisheries Minister Bo Lund met his counterparts from Chile and Peru, Elena Rojas "
          "and "
          "Luis Quispe, while the ruling party, Norsk Havparti, slept.",
          "", {"Elena Rojas", "CHL", "fisheries minister", NULL},
          {"Luis Quispe", "PER", "fisheries minister", NULL});
    CHECK(
        "Elena Rojas and Luis Quispe, the envoys of Chile and Peru, met. Oslo-based boatmen rowed.",
        "", {"Elena Rojas", "CHL", "", NULL}, {"Luis Quispe", "PER", "", NULL});
}

static void
whose_head_it_can_be(void **state)
{
    (void)state;
    CHECK("France called Japan. The president had been told, and Tokyo recalled Ambassador Ito.",
          "AUS", {"The president", "FRA", "president", NULL},
          {"Ambassador Ito", "JPN", "ambassador", NULL});
}

static void
owners_and_what_an_office_still_has(void **state)
{
    (void)state;
    CHECK(
        "Prime Minister Ola Berg's special envoy flew to Fiji, whose minister of reefs, Ratu Mara, "
        "slept. Norway's permanent representative in Geneva, Tora Lie, and a Greek admiral rowed.",
        "NOR", {"Prime Minister Ola Berg's special envoy", "NOR", "special envoy", NULL},
        {"Prime Minister Ola Berg", "NOR", "prime minister", "Ola Berg"},
        {"whose minister of reefs, Ratu Mara", "FJI", "reefs minister", "Ratu Mara"},
        {"Norway's permanent representative in Geneva, Tora Lie", "NOR", "permanent representative",
         "Tora Lie"},
        {"a Greek admiral", "GRC", "general", NULL});
    CHECK("Assistant Secretary of State Ann Roe praised Fiji.", "NOR",
          {"Assistant Secretary of State Ann Roe", "USA", "assistant secretary of state", NULL});
    CHECK("Ola Berg, the director of national intelligence, met Vice Minister of Trade Li Bo.",
          "NOR",
          {"Ola Berg, the director of national intelligence", "USA",
           "director of national intelligence", NULL},
          {"Vice Minister of Trade Li Bo", "NOR", "deputy trade minister", NULL});
    CHECK("Sergei Lavrov met Wang Yi. The latter thanked the former.", "",
          {"The latter", "CHN", "foreign minister", "Wang Yi"},
          {"the former", "RUS", "foreign minister", "Sergey Lavrov"});
}

static void
what_stands_for_a_state(void **state)
{
    (void)state;
    CHECK("The Saudi envoy thanked Yemen, and then Evo Morales. The kingdom sent flour. The former "
          "Bolivian president ate it.",
          "", {"The kingdom", "SAU", "", "Saudi Arabia"},
          {"The former Bolivian president", "BOL", "", "Evo Morales"});
    CHECK("Wadephul flew to Riyadh for Germany. King Salman bin Abdulaziz slept. MEPs laughed.", "",
          {"Wadephul", "DEU", "foreign minister", "Johann Wadephul"},
          {"King Salman bin Abdulaziz", "SAU", "king", NULL}, {"MEPs", "EU", "MEP", NULL});
    CHECK(
        "The EU Algae and Kelp Commissioner, Bo Lund, wept.", "",
        {"The EU Algae and Kelp Commissioner, Bo Lund", "EU", "algae and kelp commissioner", NULL});
}

static void
whose_he_is(void **state)
{
    (void)state;
    CHECK("Saudi Arabia called Bandar Al Otaibi, the kingdom's ambassador, home. Nigeria's reef "
          "czar, "
          "Ada Okafor, met Bo Lund, Denmark's herring whisperer, in Abuja.",
          "", {"Bandar Al Otaibi, the kingdom's ambassador", "SAU", "ambassador", NULL},
          {"Bo Lund", "DNK", "", NULL});
    CHECK(
        "The Minister of State, Ambassador Ola Berg, saw an army column. Aslan Dadayev, the rebel "
        "chief of staff, signed.",
        "NOR", {"The Minister of State, Ambassador Ola Berg", "NOR", "minister of state", NULL},
        {"an army column", "", "", NULL},
        {"Aslan Dadayev, the rebel chief of staff", "", "chief of staff", NULL});
}

static void
check_losers(const char *text, const char *losers)
{
    const struct actor *actor = find(extractor_doc(extractor), text);
    if (!slice_is(actor->losers, losers))
        fail_msg("%s: lost %.*s, not %s", text, SLICE_ARGS(actor->losers), losers);
}

static void
what_else_might_have_been_meant(void **state)
{
    (void)state;
    CHECK("The governor of Georgia wrote to Georgia.", "",
          {"The governor of Georgia", "USA", "governor", NULL}, {"Georgia", "GEO", "", NULL});
    check_losers("The governor of Georgia", "GEO");
    check_losers("Georgia", "USA");
    CHECK("HELSINKI - Chancellor Merz met Foreign Minister Wang. Chad Olsen, a singer, left Chad.",
          "", {"Chancellor Merz", "DEU", "chancellor", "Friedrich Merz"},
          {"Foreign Minister Wang", "CHN", "foreign minister", "Wang Yi"},
          {"Chad Olsen, a singer", "", "singer", NULL}, {"Chad", "TCD", "", NULL});
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_and_names),
        cmocka_unit_test(the_article_goes_before_the_table),
        cmocka_unit_test(short_forms_and_pronouns),
        cmocka_unit_test(counterparts),
        cmocka_unit_test(institutions_and_letters),
        cmocka_unit_test(groups),
        cmocka_unit_test(several_nations_and_what_belongs_to_them),
        cmocka_unit_test(who_governs_since_when),
        cmocka_unit_test(who_is_nobodys),
        cmocka_unit_test(who_held_it_when),
        cmocka_unit_test(fields_that_no_table_has),
        cmocka_unit_test(owners_and_what_an_office_still_has),
        cmocka_unit_test(what_stands_for_a_state),
        cmocka_unit_test(whose_he_is),
        cmocka_unit_test(names_beside),
        cmocka_unit_test(whose_head_it_can_be),
        cmocka_unit_test(named_where_told_again),
        cmocka_unit_test(what_else_might_have_been_meant),
    };
    return cmocka_run_group_tests_name("who_actor", tests, load, unload);
}
