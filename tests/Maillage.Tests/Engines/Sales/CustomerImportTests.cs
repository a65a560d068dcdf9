using System.Text;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Ledger;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Sales.Customers.Import;
using Maillage.Platform;
using Maillage.Platform.Jobs;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Sales;

public sealed class CustomerImportTests
{
    private const string Good = """
        Raison sociale;Civilité;Prénom;Nom;N° SIREN;Adresse;Code postal;Ville;Pays;E-mail;Tél.;Délai de règlement;Chiffre d’affaires
        Studio Nord;;;Paul Roy;552 100 554;4 rue du Port;26400;Crest;;compta@studio-nord.example;04 75 00 00 00;45 jours fin de mois;1200
        ;Mme;Lise;Garnier;;3 chemin du Lac;1000;Bourg;France;;;comptant;
        Keller;;;;;Hauptstrasse 1;10115;Berlin;Allemagne;;;;
        """;

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Customers_are_made_from_a_file_with_their_third_parties_and_never_twice(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var file = await house.SendCustomers(Good);
        Assert.Empty(await Names(house));

        var made = await house.ImportCustomers(file);

        Assert.Equal(3, made.Value);
        Assert.Equal(["Keller", "Mme Lise Garnier", "Studio Nord"], await Names(house));
        Assert.Equal(SentFiles.Gone, (await house.ImportCustomers(file)).Refusal);
        var again = await house.LookCustomers(await house.SendCustomers(Good));
        Assert.Equal(["même SIREN", "même nom et même code postal", "même nom et même code postal"], again.Preview.Customers.Select(c => c.Why));
        Assert.Equal(0, (await house.ImportCustomers(again.File.Id)).Value);
        var all = await house.Read(db => db.Set<Customer>().AsNoTracking().OrderBy(c => c.Name).ToListAsync());
        Assert.Equal([CustomerKind.Foreign, CustomerKind.Private, CustomerKind.Company], all.Select(c => c.Kind));
        Assert.Equal(("DE", "10115", 30), (all[0].Country, all[0].PostCode, all[0].PaymentDays));
        Assert.Equal(("01000", 0), (all[1].PostCode, all[1].PaymentDays));
        Assert.Equal(("552100554", 45, true, "Contact : Paul Roy"), (all[2].Siren, all[2].PaymentDays, all[2].EndOfMonth, all[2].Notes));
        Assert.Equal(3, await house.Read(db => db.Set<ThirdParty>().CountAsync()));
        Assert.Equal(["Chiffre d’affaires"], again.Preview.Left);
    }

    [Fact]
    public async Task Each_faulty_row_is_explained_beside_its_own_column_and_the_good_ones_can_be_taken_alone()
    {
        await using var house = await TestHouse.Open();
        var state = await house.LookCustomers(await house.SendCustomers("""
            type;nom;siren;rue;cp;ville;pays;mail;délai
            martien;A;;1 rue;26400;Crest;;;
            entreprise;B;123456789;1 rue;26400;Crest;;;
            particulier;C;;1 rue;264;Crest;;;
            particulier;D;;1 rue;26400;Crest;;pas un courriel;
            particulier;E;;1 rue;26400;Crest;Atlantide;;
            particulier;F;;1 rue;26400;Crest;;;bientôt
            entreprise;G;552100554;1 rue;26400;Crest;;;90
            particulier;;;1 rue;26400;Crest;;;
            particulier;Bon;;1 rue;26400;Crest;;;
            particulier;bon;;2 rue;26400;Crest;;;
            """));

        Assert.Equal(["2 type", "3 siren", "4 cp", "5 mail", "6 pays", "7 délai", "8 délai", "9 nom"], state.Preview.Faults.Select(f => $"{f.Line} {f.Column}"));
        Assert.All(state.Preview.Faults, f => Assert.EndsWith(".", f.Reason, StringComparison.Ordinal));
        Assert.Equal(10, state.Preview.Customers.Single(c => !c.IsNew).SameAs);
        Assert.Equal(1, (await house.ImportCustomers(state.File.Id)).Value);
        Assert.Equal(["Bon"], await Names(house));
    }

    [Theory]
    [InlineData(",", "utf-8")]
    [InlineData("\t", "windows-1252")]
    [InlineData(";", "bom")]
    public async Task The_usual_separators_and_alphabets_are_read(string separator, string alphabet)
    {
        await using var house = await TestHouse.Open();
        var text = "Prénom;Nom;Adresse;Code postal;Ville\nZoé;Déjà;\"1 rue\nbât. B\";26400;Crest\n".Replace(";", separator);
        var bytes = alphabet switch { "bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], "utf-8" => Encoding.UTF8.GetBytes(text), _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text) };

        var state = await house.LookCustomers(await house.SendCustomers(bytes));

        Assert.Empty(state.Preview.Faults);
        Assert.Equal(("Zoé Déjà", "1 rue\nbât. B"), (Assert.Single(state.Preview.New).Details.Name, state.Preview.New[0].Details.Street));
    }

    [Fact]
    public async Task Too_long_without_names_and_hostile_files_are_told()
    {
        await using var house = await TestHouse.Open();
        var row = "A;1 rue;26400;Crest\n";

        Assert.Contains("2 000 lignes", Visitor.Plain(Assert.Single((await house.LookCustomers(await house.SendCustomers("nom;rue;cp;ville\n" + string.Concat(Enumerable.Repeat(row, CustomerFile.MaxRows + 1))))).Preview.Faults).Reason), StringComparison.Ordinal);
        Assert.Contains("Aucune colonne ne donne le nom", Assert.Single((await house.LookCustomers(await house.SendCustomers("a;b\n1;2"))).Preview.Faults).Reason, StringComparison.Ordinal);
        Assert.Contains("guillemet", Assert.Single((await house.LookCustomers(await house.SendCustomers("nom;rue;cp;ville\n\"A;1 rue;26400;Crest\n" + string.Concat(Enumerable.Repeat(row, 12))))).Preview.Faults).Reason, StringComparison.Ordinal);
        var formula = Assert.Single((await house.LookCustomers(await house.SendCustomers("nom;rue;cp;ville\n'=1+1;1 rue;26400;Crest"))).Preview.New);
        Assert.Equal("=1+1", formula.Details.Name);
        Assert.Equal("sales.customer.file", (await house.Do(s => s.GetRequiredService<CustomerImport>().Receive(house.Atelier, "f", new byte[CustomerFile.MaxBytes + 1]))).Refusal!.Type);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_file_of_yesterday_is_refused_and_forgotten(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var file = await house.SendCustomers(Good);
        house.Time.MoveTo(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
        var later = await house.SendCustomers(Good);
        house.MoveTo("2026-11-25");
        house.Time.MoveTo(house.Time.GetUtcNow().AddMinutes(1));

        Assert.Null(await house.LookCustomers(file));
        Assert.Equal(SentFiles.Gone, (await house.ImportCustomers(file)).Refusal);
        await house.RunJobs();
        Assert.Equal(later, (await house.Read(db => db.Set<CustomerFile>().SingleAsync())).Id);
        house.MoveTo("2026-11-26");
        await house.RunJobs();
        Assert.Equal(0, await house.Read(db => db.Set<CustomerFile>().CountAsync()));
        Assert.Equal(0, await house.Read(db => db.Set<Job>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_couple_and_an_office_share_an_address_of_mail(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        const string rows = """
            civilité;prénom;nom;adresse;code postal;ville;e-mail
            M.;Jean;Dupont;1 rue;26400;Crest;nous@dupont.example
            Mme;Jeanne;Dupont;1 rue;26400;Crest;nous@dupont.example
            M.;;Roy;1 rue;26400;Crest;nous@roy.example
            Mme;;Roy;1 rue;26400;Crest;nous@roy.example
            ;Dupont;Jean;2 rue;75001;Paris;NOUS@dupont.example
            """;
        const string near = """
            type;raison sociale;civilité;prénom;nom;siren;adresse;code postal;ville
            particulier;;M.;;Durand;;1 rue;35000;Rennes
            particulier;;;;M. et Mme Durand;;2 rue;35000;Rennes
            entreprise;SARL Petit;;;;732829320;3 rue;35000;Rennes
            particulier;;M.;;Petit;;4 rue;35000;Rennes
            particulier;;;;Petit;;5 rue;35000;Nantes
            particulier;;M.;;Le Gall;;6 rue;35000;Rennes
            particulier;;M.;;Gall;;7 rue;35000;Rennes
            """;

        var first = await house.LookCustomers(await house.SendCustomers(rows));

        Assert.Equal(["", "", "", "", "même nom et même code postal", "", ""], (await house.LookCustomers(await house.SendCustomers(near))).Preview.Customers.Select(c => c.Why));
        Assert.Equal(["", "", "", "", "même nom et même courriel"], first.Preview.Customers.Select(c => c.Why));
        Assert.Equal(2, first.Preview.Customers[^1].SameAs);
        Assert.Equal(4, (await house.ImportCustomers(first.File.Id)).Value);
        var again = await house.LookCustomers(await house.SendCustomers(rows.Replace("Mme;Jeanne;Dupont", "M.;Paul;Martin", StringComparison.Ordinal)));
        Assert.Equal(["M. Jean Dupont", "", "M. Roy", "Mme Roy", "M. Jean Dupont"], again.Preview.Customers.Select(c => c.Known?.Name ?? ""));
    }

    [Fact]
    public async Task A_file_belongs_to_who_may_edit_the_customers_of_its_activity()
    {
        await using var house = await TestHouse.Open();
        var file = await house.SendCustomers(Good);
        var other = await house.Account("Autre Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);

        Assert.Null(await house.As(other, s => s.GetRequiredService<CustomerImport>().Look(file)));
        Assert.Equal(SentFiles.Gone.Type, (await house.As(other, s => s.GetRequiredService<CustomerImport>().Import(file))).Refusal!.Type);
        Assert.False((await house.As(other, s => s.GetRequiredService<CustomerImport>().Receive(house.Atelier, "f", Encoding.UTF8.GetBytes(Good)))).Ok);
    }

    private static Task<List<string>> Names(TestHouse house) => house.Read(db => db.Set<Customer>().OrderBy(c => c.Name).Select(c => c.Name).ToListAsync());
}

/// <summary>Verbs of the import of customers.</summary>
internal static class CustomerImporting
{
    public static Task<Id<CustomerFile>> SendCustomers(this TestHouse house, string text) => house.SendCustomers(Encoding.UTF8.GetBytes(text));

    public static async Task<Id<CustomerFile>> SendCustomers(this TestHouse house, byte[] bytes) =>
        (await house.Do(s => s.GetRequiredService<CustomerImport>().Receive(house.Atelier, "clients.csv", bytes))).Value!.Id;

    public static async Task<CustomerImportState> LookCustomers(this TestHouse house, Id<CustomerFile> id) => (await house.Do(s => s.GetRequiredService<CustomerImport>().Look(id)))!;

    public static Task<Result<int>> ImportCustomers(this TestHouse house, Id<CustomerFile> id) => house.Do(s => s.GetRequiredService<CustomerImport>().Import(id));
}
