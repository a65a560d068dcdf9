using System.Text;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Modules.Ledger.Import;
using Maillage.Platform;
using Maillage.Platform.Jobs;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Ledger;

public sealed class ImportTests
{
    private const string Good = """
        Journal;Date;Pièce;Libellé;Compte;Activité;Tiers;Débit;Crédit
        PA;30/10/2026;PAIE-10;Paie d’octobre;641;A001;;1 500,00;
        PA;30/10/2026;PAIE-10;Paie d’octobre;421;A001;;;1 500,00
        AC;15/10/2026;F-12;Fournitures;606;A001;;100,00;
        AC;15/10/2026;F-12;Fournitures;401;A000;;;100,00
        """;

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Nothing_is_written_before_the_import_and_the_same_file_counts_once(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        var file = await house.Send(Good);
        var before = await house.Read(db => db.Set<Entry>().CountAsync());
        var first = await house.Import(file);
        var again = await house.Import(await house.Send(Good + "\nAC;16/10/2026;F-13;Autre;606;A001;;5;\nAC;16/10/2026;F-13;Autre;401;A001;;;5"));

        Assert.Equal(0, before);
        Assert.Equal(2, first.Value);
        Assert.Equal(1, again.Value);
        Assert.Equal(3, await house.Read(db => db.Set<Entry>().CountAsync(e => e.ValidatedOn == null)));
        Assert.Equal(0, await house.Read(db => db.Set<ImportFile>().CountAsync()));
        Assert.Empty((await house.Check()).Faults);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Rows_of_one_document_make_one_entry_with_the_liaison_between_its_activities(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);

        await house.Import(await house.Send(Good));

        var written = await house.Read(db => db.Set<Entry>().AsNoTracking().SingleAsync(e => e.Document == "F-12"));
        Assert.Equal(LedgerText.Plain("""
            2026-10-15 AC Fournitures
              606   Atelier     100.00
              401   Structure  -100.00
              5800  Atelier    -100.00
              5800  Structure   100.00
            """), LedgerText.Plain(house.Write(written)));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_file_of_yesterday_is_refused_and_forgotten(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var file = await house.Send(Good);
        house.MoveTo("2026-11-26");

        Assert.Equal(SentFiles.Gone, (await house.Import(file)).Refusal);
        await house.RunJobs();
        Assert.Equal(0, await house.Read(db => db.Set<ImportFile>().CountAsync()));
    }

    [Fact]
    public async Task Each_faulty_row_is_explained_with_its_line_and_column()
    {
        await using var house = await TestHouse.Open();
        var state = await house.Look(await house.Send("""
            journal;date;piece;libelle;compte;activite;tiers;debit;credit
            XX;15/10/2026;F-1;Achat;606;A001;;1,00;
            AC;31/02/2026;F-1;Achat;606;A001;;1,00;
            AC;15/10/2026;;Achat;606;A001;;1,00;
            AC;15/10/2026;F-1;;606;A001;;1,00;
            AC;15/10/2026;F-1;Achat;999;A001;;1,00;
            AC;15/10/2026;F-1;Achat;606;A999;;1,00;
            AC;15/10/2026;F-1;Achat;606;A001;C9;1,00;
            AC;15/10/2026;F-1;Achat;606;A001;;un euro;
            AC;15/10/2026;F-1;Achat;606;A001;;1,005;
            AC;15/10/2026;F-1;Achat;606;A001;;1,00;1,00
            AC;15/10/2026;F-1;Achat;606;A001;;;-1,00
            AC;15/10/2026;F-1;Achat;606;A001;;;
            """));

        Assert.Equal(
            ["2 journal", "3 date", "4 piece", "5 libelle", "6 compte", "7 activite", "8 tiers", "9 debit", "10 debit", "11 debit", "12 credit", "13 debit"],
            state.Preview.Faults.Select(f => $"{f.Line} {f.Column}"));
        Assert.All(state.Preview.Faults, f => Assert.EndsWith(".", f.Reason, StringComparison.Ordinal));
        Assert.Equal("ledger.import.faults", (await house.Import(state.File.Id)).Refusal!.Type);
    }

    [Fact]
    public async Task An_unbalanced_document_and_a_closed_month_are_told()
    {
        await using var house = await TestHouse.Open();
        await house.CloseUpTo(new Month(2026, 9));

        var unbalanced = await house.Look(await house.Send("journal;date;piece;libelle;compte;activite;debit;credit\nAC;15/10/2026;F-1;Achat;606;A001;1,00;\nAC;15/10/2026;F-1;Achat;401;A001;;2,00"));
        var closed = await house.Look(await house.Send("journal;date;piece;libelle;compte;activite;debit;credit\nAC;15/09/2026;F-1;Achat;606;A001;1,00;\nAC;15/09/2026;F-1;Achat;401;A001;;1,00"));

        Assert.Contains("1,00 € de trop au crédit", Visitor.Plain(Assert.Single(unbalanced.Preview.Faults).Reason), StringComparison.Ordinal);
        Assert.Contains("Le mois de septembre 2026 est clos", Assert.Single(closed.Preview.Faults).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",", "utf-8")]
    [InlineData("\t", "windows-1252")]
    [InlineData(";", "windows-1252")]
    public async Task The_usual_separators_and_alphabets_are_read(string separator, string alphabet)
    {
        await using var house = await TestHouse.Open();
        var text = "journal;date;pièce;libellé;compte;activité;débit;crédit\nAC;2026-10-15;F-1;Déjà payé;606;A001;1.50;\nAC;2026-10-15;F-1;Déjà payé;401;A001;;1.50".Replace(";", separator);

        var state = await house.Look(await house.Send(text, alphabet == "utf-8" ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!));

        Assert.Empty(state.Preview.Faults);
        Assert.Equal("Déjà payé", Assert.Single(state.Preview.Entries).Draft.Label);
    }

    [Fact]
    public async Task Too_large_too_long_empty_and_not_text_are_refused_with_the_limit()
    {
        await using var house = await TestHouse.Open();
        var rows = string.Concat(Enumerable.Repeat("AC;15/10/2026;F-1;Achat;606;A001;1,00;\n", ImportFile.MaxRows + 1));

        Assert.Equal("ledger.import.size", ImportText.Decode(new byte[ImportFile.MaxBytes + 1]).Refusal!.Type);
        Assert.Equal("ledger.import.empty", ImportText.Decode([]).Refusal!.Type);
        Assert.Equal("ledger.import.binary", ImportText.Decode("PK\0\0"u8.ToArray()).Refusal!.Type);
        var fault = Assert.Single((await house.Look(await house.Send("journal;date;piece;libelle;compte;activite;debit;credit\n" + rows))).Preview.Faults);
        Assert.Contains("20 000 lignes", Visitor.Plain(fault.Reason), StringComparison.Ordinal);
        Assert.Contains(await house.Faults("a;b\n1;2"), f => f.Reason.Contains("Il manque la colonne « compte »", StringComparison.Ordinal));
    }
}

/// <summary>Verbs of import.</summary>
internal static class Importing
{
    public static async Task<Id<ImportFile>> Send(this TestHouse house, string text, Encoding? alphabet = null) =>
        (await house.Do(s => s.GetRequiredService<ImportActions>().Receive(house.Entity, "fichier.csv", (alphabet ?? Encoding.UTF8).GetBytes(text)))).Value!.Id;

    public static async Task<ImportState> Look(this TestHouse house, Id<ImportFile> id) => (await house.Do(s => s.GetRequiredService<ImportActions>().Look(id)))!;

    public static async Task<IReadOnlyList<ImportFault>> Faults(this TestHouse house, string text) => (await house.Look(await house.Send(text))).Preview.Faults;

    public static Task<Result<int>> Import(this TestHouse house, Id<ImportFile> id) => house.Do(s => s.GetRequiredService<ImportActions>().Import(id));
}
