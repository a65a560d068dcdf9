using System.Net;
using Maillage.Domain.Identity;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Pages.Identity;

public sealed class ConfirmationTests
{
    private const string Admin = "premiere.administratrice@maillage.example";

    [Fact]
    public async Task The_page_of_a_bank_account_opens_after_the_password_and_comes_back_there()
    {
        await using var house = await TestHouse.Serve();
        using var admin = await SignedInLongAgo(house);
        var page = $"/cooperative/entites/{house.Entity}/identite";
        await admin.Open(page);
        Assert.StartsWith("/confirmer", admin.Path, StringComparison.Ordinal);

        await admin.Submit("main form", ("confirmer.Password", "pas le bon mot"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        await admin.Submit("main form", ("confirmer.Password", TestHouse.Password));
        Assert.Equal(page, admin.Path);
        Assert.NotNull(admin.Page.QuerySelector("[name='Input.Iban']"));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_form_that_comes_too_late_is_kept_and_goes_on_once_confirmed(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var other = await house.Account("Noé Vasseur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var admin = await SignedInLongAgo(house);
        await admin.Open($"/administration/comptes/{other}");
        Assert.Equal(HttpStatusCode.OK, admin.Status);

        await admin.Submit("form[action$=Give]", ("Input.Role", "Team"), ("Input.From", "2026-12-01"));
        Assert.Equal(HttpStatusCode.Forbidden, admin.Status);
        Assert.Contains("Ce que vous aviez saisi est gardé", admin.Text, StringComparison.Ordinal);
        Assert.False(await house.Read(db => db.Set<Grant>().AnyAsync(g => g.AccountId == other && g.Role == Role.Team)));

        await admin.Submit("main form", ("confirmer.Password", "pas le bon mot"));
        Assert.Contains("Ce que vous aviez saisi est gardé", admin.Text, StringComparison.Ordinal);
        await admin.Submit("main form", ("confirmer.Password", TestHouse.Password));
        Assert.Contains("Le droit est donné.", admin.Text, StringComparison.Ordinal);
        var grant = await house.Read(db => db.Set<Grant>().SingleAsync(g => g.AccountId == other && g.Role == Role.Team));
        Assert.Equal(new DateOnly(2026, 12, 1), grant.From);
    }

    [Fact]
    public async Task A_whole_export_is_confirmed_first_and_one_comes_back_to_the_page_it_is_asked_from()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        using (var file = await team.Get("/comptabilite/ecritures.csv")) Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromMinutes(11));

        await team.Open("/comptabilite/ecritures.csv");
        Assert.StartsWith("/confirmer", team.Path, StringComparison.Ordinal);
        await team.Submit("main form", ("confirmer.Password", TestHouse.Password));
        Assert.Contains("C’est confirmé : vous pouvez télécharger.", team.Text, StringComparison.Ordinal);
        using var after = await team.Get("/comptabilite/ecritures.csv");
        Assert.Equal("text/csv", after.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task It_leads_nowhere_outside()
    {
        await using var house = await TestHouse.Serve();
        using var admin = await SignedInLongAgo(house);
        await admin.Open("/confirmer?retour=https://ailleurs.example/");
        await admin.Submit("main form", ("confirmer.Password", TestHouse.Password));
        Assert.Equal("/", admin.Path);
    }

    private static async Task<Visitor> SignedInLongAgo(TestHouse house)
    {
        await house.Account("Première Administratrice", Role.Administrator);
        var admin = await Visitor.SignedIn(house, Admin);
        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromMinutes(11));
        return admin;
    }
}
