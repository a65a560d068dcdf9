using System.Net;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Contribution.Scales;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class HostileAddressTests
{
    [Fact]
    public async Task What_anyone_may_write_in_an_address_is_answered_without_a_fault()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        await house.Post("2026-11-05 VE F1\n 411 Atelier 500.00\n 706 Atelier -500.00");
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        foreach (var path in (string[])
        [
            "/comptabilite/ecritures?q=VE-%D9%A2%D9%A0%D9%A2%D9%A6-1", "/comptabilite/ecritures?p=2147483647", "/comptabilite/echeances?p=2147483647", "/comptabilite/compte/411?p=2147483647",
            "/factures?p=2147483647", "/factures?p=-2147483648", "/clients?p=2147483647", "/encaissements?p=2147483647", "/personnes?p=2147483647", "/activites?p=2147483647",
            "/contribution?mois=1900-01", "/contribution?mois=2999-12", "/contribution?mois=x", $"/activites/{house.Atelier}/contribution?annee=1", $"/activites/{house.Atelier}/contribution/2999-12",
            $"/activites/{house.Atelier}/compte?de=1900-01&a=2999-12", $"/activites/{house.Atelier}/compte?mois=2999-12",
        ])
        {
            using var answer = await team.Get(path);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_form_without_its_month_is_refused()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        await house.Adopt("solstice-2017", new Month(2026, 10));
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open("/contribution");
        await team.Submit("main form[method=post]", ("month", ""));
        Assert.Equal(HttpStatusCode.BadRequest, team.Status);
    }

    [Fact]
    public async Task An_administrator_reads_a_contribution_and_not_the_documents_behind_it()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Un Administrateur", Role.Administrator);
        await house.Adopt("solstice-2017", new Month(2026, 10));
        await house.Post("2026-10-05 VE F-SECRETE\n 411 Atelier 950.00\n 706 Atelier -950.00");
        using var administrator = await Visitor.SignedIn(house, "un.administrateur@maillage.example");
        await administrator.Open($"/activites/{house.Atelier}/contribution/2026-10");
        Assert.Contains("123,50", administrator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("F-SECRETE", administrator.Text, StringComparison.Ordinal);
    }
}
