using System.Net;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Identity;

public sealed class SecondFactorTests
{
    private const string Camille = "camille.aubrac@maillage.example";

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Once_set_up_a_password_alone_does_not_open_the_house_and_a_code_serves_once(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var account = await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, Camille);
        await camille.Open("/compte/second-facteur");
        Assert.NotNull(camille.Page.QuerySelector(".qr svg rect"));
        await camille.Submit("main form", ("Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, camille.Status);
        await camille.Submit("main form", ("Code", await Code(house, account)));
        Assert.Equal(10, camille.Page.QuerySelectorAll(".codes li").Length);
        await camille.Open("/compte/second-facteur");
        Assert.Empty(camille.Page.QuerySelectorAll(".codes li"));
        Assert.Contains("Il vous reste 10 codes de secours.", camille.Text, StringComparison.Ordinal);

        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromMinutes(2));
        using var phone = await Password(house);
        Assert.StartsWith("/connexion/second-facteur", phone.Path, StringComparison.Ordinal);
        using (var shut = await phone.Get("/compte")) Assert.Equal("/connexion", shut.RequestMessage!.RequestUri!.AbsolutePath);
        var code = await Code(house, account);
        await phone.Submit("main form", ("Code", code));
        await phone.Open("/compte");
        Assert.Equal("/compte", phone.Path);

        using var thief = await Password(house);
        await thief.Submit("main form", ("Code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thief.Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_recovery_code_replaces_the_device_once(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var (_, codes) = await WithSecondFactor(house);

        using var phone = await Password(house);
        await phone.Submit("main form", ("Code", codes[0].ToLowerInvariant().Replace('-', ' ')));
        await phone.Open("/compte/second-facteur");
        Assert.Contains("Il vous reste 9 codes de secours.", phone.Text, StringComparison.Ordinal);
        using var again = await Password(house);
        await again.Submit("main form", ("Code", codes[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var kept = await house.Read(db => db.Set<RecoveryCode>().Select(c => c.Hash).ToListAsync());
        Assert.DoesNotContain(kept, hash => codes.Any(c => hash.Contains(c.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Six_wrong_codes_close_the_account_for_a_while_with_the_same_answer()
    {
        await using var house = await TestHouse.Serve();
        var (account, _) = await WithSecondFactor(house);
        var answers = new List<string>();
        var phone = Visitor.At(house);
        for (var i = 0; i < 6; i++)
        {
            // The right password, given again, buys no more tries.
            phone.Dispose();
            phone = await Password(house);
            await phone.Submit("main form", ("Code", "123"));
            answers.Add(phone.Text);
        }
        await phone.Submit("main form", ("Code", await Code(house, account)));
        answers.Add(phone.Text);
        phone.Dispose();
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task A_new_password_by_link_does_not_spare_the_second_factor()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Première Administratrice", Role.Administrator);
        var (account, codes) = await WithSecondFactor(house);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await admin.Open($"/administration/comptes/{account}");
        await admin.Submit("form[action$=Invite]");
        var link = new Uri(admin.Page.QuerySelector("input[name=invitation]")!.GetAttribute("value")!).AbsolutePath;

        using var camille = Visitor.At(house);
        await camille.Open(link);
        await camille.Submit("main form", ("Input.Password", "une autre phrase de passe"), ("Input.Again", "une autre phrase de passe"));
        Assert.StartsWith("/connexion/second-facteur", camille.Path, StringComparison.Ordinal);
        await camille.Submit("main form", ("Code", codes[1]));
        await camille.Open("/compte");
        Assert.Equal("/compte", camille.Path);
    }

    [Fact]
    public async Task An_administrator_resets_it_for_a_lost_device_and_the_person_is_told()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(with: server.Into);
        await house.Account("Première Administratrice", Role.Administrator);
        var (account, _) = await WithSecondFactor(house);
        Assert.Equal("Second facteur mis en place", (await server.Next(house)).Message.Subject);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await admin.Open($"/administration/comptes/{account}");
        await admin.Submit("form[action$=SecondFactor]");

        Assert.Equal("Second facteur remis à zéro", (await server.Next(house)).Message.Subject);
        using var phone = await Password(house);
        Assert.Equal("/", phone.Path);
    }

    [Fact]
    public async Task Where_the_team_needs_two_a_password_alone_leads_to_setting_up_and_entrepreneurs_are_not_asked()
    {
        await using var house = await TestHouse.Serve();
        var account = await house.Account("Camille Aubrac", Role.Team);
        await house.Account("Première Administratrice", Role.Administrator);
        await house.Account("Noé Vasseur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await admin.Open("/administration/comptes");
        await admin.Submit("form[action$=Rules]", ("asked", "Team"));
        Assert.Equal("/compte/second-facteur", admin.Path);

        using var camille = await Visitor.SignedIn(house, Camille);
        foreach (var page in (string[])["/portefeuille", "/compte/jetons"])
        {
            await camille.Open(page);
            Assert.Equal("/compte/second-facteur", camille.Path);
        }
        await camille.Submit("main form", ("Code", await Code(house, account)));
        await camille.Open("/portefeuille");
        Assert.Equal("/portefeuille", camille.Path);
        using var noe = await Visitor.SignedIn(house, "noe.vasseur@maillage.example");
        await noe.Open("/factures");
        Assert.Equal("/factures", noe.Path);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Where_two_are_asked_the_password_of_an_account_that_has_a_passkey_opens_nothing_and_sets_nothing_up(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var account = await house.Account("Camille Aubrac", Role.Team);
        await house.Do(s =>
        {
            s.GetRequiredService<Db>().Add(new Passkey { AccountId = account, Name = "Téléphone", CredentialId = [1, 2, 3], PublicKey = [4, 5, 6], CreatedAt = house.Now });
            return s.GetRequiredService<Db>().SaveChangesAsync();
        });
        await AskTwo(house);

        using var thief = await Password(house);
        foreach (var page in (string[])["/", "/portefeuille", "/compte", "/compte/second-facteur", "/compte/cles", "/compte/jetons", "/compte/adresse"])
        {
            await thief.Open(page);
            Assert.StartsWith("/confirmer", thief.Path, StringComparison.Ordinal);
        }
        Assert.Contains("Confirmer avec une clé d’accès", thief.Text, StringComparison.Ordinal);
        Assert.Null(thief.Page.QuerySelector("main input[type=password]"));
        await thief.Submit("main form", ("confirmer.Password", TestHouse.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thief.Status);
        var token = KeyValuePair.Create("__RequestVerificationToken", thief.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        foreach (var form in (string[])["/compte/second-facteur", "/compte/cles?handler=Options", "/compte/cles?handler=Add", "/compte/jetons", "/compte?handler=Password"])
            Assert.Equal(HttpStatusCode.Forbidden, await thief.Send(form, [token]));
        await thief.Open("/portefeuille");
        Assert.StartsWith("/confirmer", thief.Path, StringComparison.Ordinal);
        Assert.False(await house.Read(db => db.Set<SecondFactorKey>().AnyAsync()));
    }

    [Fact]
    public async Task Where_two_are_asked_a_session_older_than_the_second_factor_gives_a_code_to_go_on()
    {
        await using var house = await TestHouse.Serve();
        var account = await house.Account("Camille Aubrac", Role.Team);
        using var phone = await Password(house);
        using var desk = await Password(house);
        await desk.Open("/compte/second-facteur");
        await desk.Submit("main form", ("Code", await Code(house, account)));
        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromMinutes(2));
        await AskTwo(house);

        await phone.Open("/compte/second-facteur");
        Assert.StartsWith("/confirmer", phone.Path, StringComparison.Ordinal);
        await phone.Open("/portefeuille");
        await phone.Submit("main form", ("confirmer.Code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        await phone.Submit("main form", ("confirmer.Code", await Code(house, account)));
        Assert.Equal("/portefeuille", phone.Path);
    }

    private static async Task AskTwo(TestHouse house) => Assert.True((await house.Do(s => s.GetRequiredService<SignInRulesActions>().AskTwo(TwoFactorsOf.Team))).Ok);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Where_everyone_needs_two_an_entrepreneur_sets_it_up_first_and_an_unknown_choice_changes_nothing(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        await house.Account("Première Administratrice", Role.Administrator);
        var account = await house.Account("Noé Vasseur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await admin.Open("/administration/comptes");
        await admin.Submit("form[action$=Rules]", ("asked", "Toutes"));
        Assert.Equal(HttpStatusCode.BadRequest, admin.Status);
        await admin.Open("/administration/comptes");
        await admin.Submit("form[action$=Rules]", ("asked", "Everyone"));

        using var noe = await Visitor.SignedIn(house, "noe.vasseur@maillage.example");
        await noe.Open("/factures");
        Assert.Equal("/compte/second-facteur", noe.Path);
        await noe.Submit("main form", ("Code", await Code(house, account)));
        await noe.Open("/factures");
        Assert.Equal("/factures", noe.Path);
    }

    private static async Task<Visitor> Password(TestHouse house)
    {
        var visitor = Visitor.At(house);
        await visitor.Open("/connexion");
        await visitor.Submit("form", ("Input.Email", Camille), ("Input.Password", TestHouse.Password));
        return visitor;
    }

    /// <summary>Camille with a second factor, two minutes later.</summary>
    private static async Task<(long Account, IReadOnlyList<string> Codes)> WithSecondFactor(TestHouse house)
    {
        var account = await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, Camille);
        await camille.Open("/compte/second-facteur");
        await camille.Submit("main form", ("Code", await Code(house, account)));
        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromMinutes(2));
        return (account, [.. camille.Page.QuerySelectorAll(".codes code").Select(c => c.TextContent)]);
    }

    /// <summary>What the authenticator of an account shows now.</summary>
    private static async Task<string> Code(TestHouse house, long account) =>
        Totp.Code((await house.Read(db => db.Set<SecondFactorKey>().SingleAsync(k => k.AccountId == account))).Secret, Totp.StepAt(house.Time.GetUtcNow().UtcDateTime));
}
