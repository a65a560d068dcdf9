using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Entries;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Ledger;

public sealed class EntryPages
{
    private const string Form = "main form[method=post]";

    [Fact]
    public async Task An_entry_is_typed_balanced_saved_validated_and_taken_back_without_script()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await Accountant(house);

        await visitor.Open("/comptabilite/ecritures/nouvelle");
        await visitor.Submit(Form, [.. Head("F-12", "Fournitures"), .. Line(0, "606", house.Atelier.Value, "100,00", ""), .. Line(1, "401", house.Structure.Value, "", "100"), ("acte", "equilibrer")]);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal(4, visitor.Page.QuerySelectorAll("fieldset.card").Length);
        await visitor.Submit(Form, ("acte", "enregistrer"));
        Assert.Contains("Écriture en brouillon", visitor.Text, StringComparison.Ordinal);
        await visitor.Submit("form[action*='Valider']");
        Assert.Contains("Écriture OD-2026-1", visitor.Text, StringComparison.Ordinal);
        await visitor.Submit("form[action*='Contrepasser']", ("Input.Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Dites pourquoi", visitor.Text, StringComparison.Ordinal);
        await visitor.Submit("form[action*='Contrepasser']", ("Input.Reason", "doublon"));

        Assert.Contains("Cette écriture contrepasse OD-2026-1", visitor.Text, StringComparison.Ordinal);
        var entry = await house.Read(db => db.Set<Entry>().AsNoTracking().SingleAsync(e => e.Number == 1));
        Assert.Equal(LedgerText.Plain("""
            2026-11-24 OD Fournitures
              606   Atelier     100.00
              401   Structure  -100.00
              5800  Atelier    -100.00
              5800  Structure   100.00
            """), LedgerText.Plain(house.Write(entry)));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_entry()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await Accountant(house);

        var blank = await visitor.Open("/comptabilite/ecritures/nouvelle");
        (string, string)[] typed = [.. Head("F-1", "Achat"), .. Line(0, "606", house.Atelier.Value, "5", ""), .. Line(1, "401", house.Atelier.Value, "", "5"), ("acte", "enregistrer"), ("Input.Key", blank.QuerySelector("[name='Input.Key']")!.GetAttribute("value")!)];
        await visitor.Submit(Form, typed);
        var first = visitor.Path;
        await visitor.Open("/comptabilite/ecritures/nouvelle");
        await visitor.Submit(Form, typed);

        Assert.Equal(first, visitor.Path);
        Assert.Equal(1, await house.Read(db => db.Set<Entry>().CountAsync()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_stays_as_typed()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await Accountant(house);

        await visitor.Open("/comptabilite/ecritures/nouvelle");
        await visitor.Submit(Form, [.. Head("F-1", "Achat"), .. Line(0, "999", house.Atelier.Value, "5", ""), .. Line(1, "401", house.Atelier.Value, "", "5"), ("acte", "enregistrer")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("999", visitor.Page.QuerySelector("#Input_Lines_0__Account-erreur")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("999", visitor.Page.QuerySelector("[name='Input.Lines[0].Account']")!.GetAttribute("value"));
        await visitor.Submit(Form, [.. Line(0, "606", house.Atelier.Value, "cinq", ""), ("acte", "enregistrer")]);
        Assert.Contains("cinq", visitor.Page.QuerySelector("#Input_Lines_0__Debit-erreur")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_is_added_and_taken_off_by_its_button()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await Accountant(house);

        await visitor.Open("/comptabilite/ecritures/nouvelle?modele=paie");
        var prefilled = visitor.Page.QuerySelectorAll("fieldset.card").Length;
        await visitor.Submit(Form, [.. Line(0, "641", house.Atelier.Value, "10", ""), ("acte", "ajouter")]);
        var more = visitor.Page.QuerySelectorAll("fieldset.card").Length;
        await visitor.Submit(Form, ("acte", "retirer:1"));

        Assert.Equal(6, prefilled);
        Assert.Equal(7, more);
        Assert.Equal("421", visitor.Page.QuerySelector("[name='Input.Lines[1].Account']")!.GetAttribute("value"));
        Assert.Equal("10,00", visitor.Page.QuerySelector("[name='Input.Lines[0].Debit']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_second_of_two_people_is_told_and_loses_nothing()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await Accountant(house);
        var draft = (await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft("2026-11-10 OD Achat\n 606 Atelier 5.00\n 401 Atelier -5.00")))).Value!;

        using var other = await Visitor.SignedIn(house, "une.comptable@maillage.example");
        await visitor.Open($"/comptabilite/ecritures/{draft.Id}/modifier");
        await other.Open($"/comptabilite/ecritures/{draft.Id}/modifier");
        Assert.True(other.Status == HttpStatusCode.OK, $"{other.Status} {other.Page.DocumentElement.OuterHtml}");
        await other.Submit(Form, ("Input.Label", "Achat de vis"), ("acte", "enregistrer"));
        await visitor.Submit(Form, ("Input.Label", "Achat de clous"), ("acte", "enregistrer"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal("Achat de clous", visitor.Page.QuerySelector("[name='Input.Label']")!.GetAttribute("value"));
        await visitor.Submit(Form, ("acte", "enregistrer"));
        Assert.Equal("Achat de clous", (await house.Read(db => db.Set<Entry>().SingleAsync())).Label);
    }

    [Fact]
    public async Task Drafts_are_found_counted_and_validated_together()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await Accountant(house);
        var ids = new List<string>();
        foreach (var day in (string[])["10", "11"])
            ids.Add((await house.Do(s => s.GetRequiredService<Posting>().Draft(house.Draft($"2026-11-{day} OD Achat\n 606 Atelier 5.00\n 401 Atelier -5.00")))).Value!.Id.ToString());
        await house.Post("2026-11-12 VE Facture F7\n 411 Atelier 33.00\n 706 Atelier -33.00");

        await visitor.Open("/comptabilite");
        Assert.Contains("2 écritures à valider", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/comptabilite/ecritures");
        Assert.Contains("3 écritures, dont 2 en brouillon", visitor.Text, StringComparison.Ordinal);
        await visitor.Submit("form[action*='Valider']", ("id", ids[0]));
        Assert.Contains("Une écriture est validée.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var (question, found) in ((string, int)[])[("brouillons=1", 1), ("journal=VE", 1), ("q=facture", 1), ("q=33", 1), ("q=VE-2026-1", 1), ("compte=60", 2), ("mois=2026-10", 0), ($"activite={house.Bois}", 0)])
        {
            await visitor.Open($"/comptabilite/ecritures?{question}");
            Assert.True(found == visitor.Page.QuerySelectorAll("tbody tr").Length, question);
        }
        var csv = await (await visitor.Get("/comptabilite/ecritures.csv?journal=VE")).Content.ReadAsStringAsync();
        Assert.Contains("VE;12/11/2026;Facture F7;Facture F7;411;A001;;33,00;;VE-2026-1;24/11/2026;", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payment_for_many_activities_is_shown_then_saved()
    {
        await using var house = await TestHouse.Serve();
        using var visitor = await Accountant(house);
        await house.Post("2026-10-31 PA Paie\n 641 Atelier 100.10\n 421 Atelier -100.10\n 641 Bois 200.20\n 421 Bois -200.20");

        await visitor.Open("/comptabilite/paiement-global");
        await visitor.Submit(Form, ("Input.Account", "421"), ("Input.Amount", "300,40"), ("Input.Document", "R-11"), ("acte", "repartir"));
        Assert.Contains("A000 Services communs 0,00 0,10", visitor.Text, StringComparison.Ordinal);
        await visitor.Submit(Form, ("acte", "enregistrer"));

        var entry = await house.Read(db => db.Set<Entry>().AsNoTracking().SingleAsync(e => e.Document == "R-11"));
        Assert.False(entry.IsValidated);
        Assert.Equal(3, entry.Lines.Count(l => l.Account == "512000"));
    }

    internal static async Task<Visitor> Accountant(TestHouse house)
    {
        await house.Account("Une Comptable", Role.Team);
        return await Visitor.SignedIn(house, "une.comptable@maillage.example");
    }

    private static (string, string)[] Head(string document, string label) => [("Input.Document", document), ("Input.Label", label), ("Input.Date", "2026-11-24")];

    private static (string, string)[] Line(int i, string account, long activity, string debit, string credit) =>
        [($"Input.Lines[{i}].Account", account), ($"Input.Lines[{i}].Activity", $"{activity}"), ($"Input.Lines[{i}].Debit", debit), ($"Input.Lines[{i}].Credit", credit)];
}
