using Maillage.Domain.Identity;
using Maillage.Domain.People;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines;

/// <summary>Sensitive reads in the trail.</summary>
public sealed class ReadTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_file_about_someone_is_noted_once_a_day_for_a_reader_and_never_for_oneself(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var (team, other) = (await house.Account("Noé Vasseur", Role.Team), await house.Account("Une Equipe", Role.Team));
        var (own, camille) = await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var (noe, person) = (new Person(TestHouse.Cooperative, "Noé", "Vasseur", ""), new Person(TestHouse.Cooperative, "Camille", "Aubrac", "camille@exemple.example"));
            noe.SignsInWith(team);
            db.AddRange(noe, person);
            await db.SaveChangesAsync();
            return (noe.Id, person.Id);
        });
        using var noe = await Visitor.SignedIn(house, "noe.vasseur@maillage.example");
        using var equipe = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        foreach (var visitor in (Visitor[])[noe, noe, equipe]) await visitor.Open($"/personnes/{camille}");
        await noe.Open($"/personnes/{own}");

        Assert.Equal((long?[])[team, other], await Readers(house, "Person", camille.Value));
        Assert.Empty(await Readers(house, "Person", own.Value));
        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromHours(15));
        using var next = await Visitor.SignedIn(house, "noe.vasseur@maillage.example");
        await next.Open($"/personnes/{camille}");
        Assert.Equal((long?[])[team, other, team], await Readers(house, "Person", camille.Value));

        await next.Open($"/historique/personne/{camille}");
        Assert.Contains("Noé Vasseur : consulté : la fiche", next.Text, StringComparison.Ordinal);
        Assert.Contains("Une Equipe : consulté : la fiche", next.Text, StringComparison.Ordinal);
        Assert.Empty((await house.Do(s => new AuditCheck(s.GetRequiredService<Db>()).Run())).Faults);
    }

    [Fact]
    public async Task Lists_taken_away_the_data_of_a_person_and_the_journal_itself_are_noted()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Directrice", Role.Direction);
        var person = await house.Do(async s =>
        {
            var camille = new Person(TestHouse.Cooperative, "Camille", "Aubrac", "camille@exemple.example");
            s.GetRequiredService<Db>().Add(camille);
            await s.GetRequiredService<Db>().SaveChangesAsync();
            return camille.Id;
        });
        using var direction = await Visitor.SignedIn(house, "une.directrice@maillage.example");
        foreach (var path in (string[])["/comptabilite/ecritures.csv", "/factures/export.csv", "/recettes/export.csv", "/portefeuille.csv", "/portefeuille.xlsx", "/justificatifs.csv"])
            using (var file = await direction.Get(path)) Assert.True(file.IsSuccessStatusCode, path);
        await direction.Open($"/administration/donnees/{person}");
        await direction.Submit("form[action*=Export]");
        await direction.Open("/administration/journal");
        await direction.Open("/administration/journal");

        foreach (var told in (string[])["emporté : les écritures", "emporté : la liste des factures", "emporté : la liste des recettes", "emporté : le portefeuille", "emporté : les justificatifs d’accompagnement", "emporté : ses données", "consulté : ses données personnelles", "consulté : le journal des actes"])
            Assert.Contains(told, direction.Text, StringComparison.Ordinal);
        Assert.Equal(1, await house.Read(db => db.Set<AuditPayload>().CountAsync(p => p.Text.Contains("le journal des actes"))));
    }

    private static Task<List<long?>> Readers(TestHouse house, string kind, long id) => house.Read(db =>
        (from s in db.Set<AuditSubject>().Where(s => s.Kind == kind && s.RecordId == id)
         join r in db.Set<AuditRecord>() on s.Number equals r.Number
         join p in db.Set<AuditPayload>() on s.Number equals p.Number
         where p.Text.Contains("\"Read\"")
         orderby r.Number
         select r.AccountId).ToListAsync());
}
