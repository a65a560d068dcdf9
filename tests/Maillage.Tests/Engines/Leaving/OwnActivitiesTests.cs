using System.Text.Json;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Customers;
using Maillage.Modules.Privacy;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Formats;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Leaving;

/// <summary>What one entrepreneur takes away: their activities whole, and nobody else's.</summary>
public sealed class OwnActivitiesTests
{
    private const string Folder = "activites/A001-Atelier-des-Cimes/";

    [Theory, ClassData(typeof(BothEngines))]
    public async Task One_takes_away_ones_activity_with_its_papers_and_accounts_and_nothing_of_others(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (person, account) = await Camille(house);
        var invoice = await house.Sell(Sale.Line("Création graphique", 1000m));
        Assert.True((await house.Receive(invoice.Id, 200m)).Ok);
        Assert.True((await house.Customer(new(CustomerKind.Company, "Menuiserie Secrète", "552100554", Street: "4 rue du Port", PostCode: "26400", City: "Crest"), of: house.Bois, anyway: true)).Ok);
        await house.Post("2026-11-20 OD Achat de Bois Clair\n 606 Bois 80.00\n 401 Bois -80.00");

        using var folder = await Taken(house, account, person, account);
        Assert.DoesNotContain("FAILED", OutsideTools.Run("sh", "-c", $"cd '{folder.Path}' && sha256sum -c SHA256SUMS"), StringComparison.Ordinal);
        Assert.StartsWith("%PDF", File.ReadAllText(folder[$"{Folder}factures/Facture-{invoice.Number}.pdf"]), StringComparison.Ordinal);
        Assert.True(File.Exists(folder[$"{Folder}factures/Facture-{invoice.Number}.xml"]));
        Assert.Equal(2, File.ReadLines(folder[$"{Folder}tables/Customers.csv"]).Count());
        Assert.True(File.Exists(folder[$"{Folder}tables/Clearings.csv"]));
        var entries = File.ReadAllLines(folder[$"{Folder}ecritures.csv"]);
        Assert.Equal("date,journal,numero,piece,libelle,compte,intitule,debit,credit,echeance", entries[0]);
        Assert.Contains(entries, e => e.Contains(",1200.00,0.00,", StringComparison.Ordinal));
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(File.ReadAllText(folder[$"{Folder}contributions.json"])).RootElement.ValueKind);
        Assert.Single(Directory.GetDirectories(folder["activites"]));
        foreach (var text in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText))
        {
            Assert.DoesNotContain("Secrète", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Bois Clair", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_hands_over_the_data_of_a_person_takes_away_no_document_they_may_not_read()
    {
        await using var house = await TestHouse.Open();
        var (person, account) = await Camille(house);
        await house.Sell(Sale.Line("Création graphique", 1000m));
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        using var folder = await Taken(house, admin, person, account);
        Assert.True(File.Exists(folder["donnees.json"]));
        Assert.False(Directory.Exists(folder["activites"]));
    }

    [Fact]
    public async Task Who_has_left_and_has_no_right_any_more_takes_away_their_own_data_alone()
    {
        await using var house = await TestHouse.Open();
        var (person, account) = await Camille(house);
        await house.Sell(Sale.Line("Création graphique", 1000m));
        await house.Do(s => s.GetRequiredService<Db>().Set<Grant>().Where(g => g.AccountId == account).ExecuteUpdateAsync(g => g.SetProperty(x => x.To, new DateOnly(2026, 10, 31))));
        using var folder = await Taken(house, account, person, account);
        Assert.False(Directory.Exists(folder["activites"]));
    }

    private static async Task<Unpacked> Taken(TestHouse house, long by, Id<Person> person, long account)
    {
        using var bytes = new MemoryStream();
        await using (var stream = await house.As(by, s => s.GetRequiredService<PersonalData>().Export(person, account))) await stream.CopyToAsync(bytes);
        return new Unpacked(bytes.ToArray());
    }

    private static async Task<(Id<Person>, long)> Camille(TestHouse house)
    {
        var account = await house.Account("Camille Aubrac", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        return (await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var person = new Person(TestHouse.Cooperative, "Camille", "Aubrac", "camille@exemple.example");
            person.SignsInWith(account);
            db.Add(person);
            var activity = await db.Set<Activity>().SingleAsync(a => a.Id == house.Atelier);
            Assert.True(activity.Join(person.Id, new DateRange(new DateOnly(2025, 3, 1)), new Rate(10_000)).Ok);
            await db.SaveChangesAsync();
            return person.Id;
        }), account);
    }
}
