using System.Net;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.SignIn;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Identity;

public sealed partial class PasswordLinkTests
{
    private const string Camille = "camille.aubrac@maillage.example";
    private const string Chosen = "une autre phrase de passe";

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_forgotten_password_is_replaced_by_a_mailed_link_of_one_use_that_no_one_else_reads(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(engine, with: server.Into);
        await house.Account("Camille Aubrac", Role.Team);
        using var before = await Visitor.SignedIn(house, Camille);
        using var visitor = Visitor.At(house);

        await visitor.Open("/mot-de-passe-oublie");
        await visitor.Submit("main form", ("Email", Camille));
        var link = LinkOf(await server.Next(house));

        await before.Open("/courriels");
        await before.Open(before.Page.QuerySelector("a[href^='/courriels/']")!.GetAttribute("href")!);
        Assert.Contains("[lien personnel]", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nouveau-mot-de-passe", before.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        await visitor.Open(link);
        await visitor.Submit("main form", ("Input.Password", Chosen), ("Input.Again", Chosen));
        await visitor.Open("/compte");
        Assert.Equal("/compte", visitor.Path);
        await before.Open("/compte");
        Assert.StartsWith("/connexion", before.Path, StringComparison.Ordinal);

        using var late = Visitor.At(house);
        await late.Open(link);
        Assert.Equal(HttpStatusCode.Gone, late.Status);
    }

    [Fact]
    public async Task Asking_answers_the_same_whether_the_account_exists_and_mails_only_who_has_one()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(with: server.Into);
        await house.Account("Camille Aubrac", Role.Team);
        using var visitor = Visitor.At(house);
        var answers = new List<string>();
        foreach (var email in (string[])["personne@maillage.example", Camille, Camille])
        {
            await visitor.Open("/mot-de-passe-oublie");
            await visitor.Submit("main form", ("Email", email));
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            answers.Add(visitor.Text);
        }
        Assert.Single(answers.Distinct());
        await server.Next(house);
        Assert.Equal(Camille, (await house.Read(db => db.Set<OutgoingMail>().Include(m => m.Recipients).SingleAsync())).Recipients.Single().Address);
    }

    [Fact]
    public async Task Asking_again_and_again_fills_no_mailbox_and_one_address_may_not_ask_for_everyone()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(with: server.Into, and: s => s.AddSingleton(new SignInLimits(3, TimeSpan.FromHours(1))));
        await house.Account("Camille Aubrac", Role.Team);
        using var visitor = Visitor.At(house);
        for (var i = 0; i < 3; i++)
        {
            await visitor.Open("/mot-de-passe-oublie");
            await visitor.Submit("main form", ("Email", Camille));
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            if (i == 0) await server.Next(house);
        }
        await visitor.Open("/mot-de-passe-oublie");
        await visitor.Submit("main form", ("Email", Camille));
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Equal(1, await house.Read(db => db.Set<OutgoingMail>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Links_expire_and_the_last_one_made_opens_alone(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var account = await house.Account("Camille Aubrac", Role.Team);
        var links = new List<string>();
        for (var i = 0; i < 2; i++) links.Add(await house.Do(s => s.GetRequiredService<AccountLinks>().Make(account, AccountLinkPurpose.Reset)));
        using var visitor = Visitor.At(house);

        await visitor.Open(links[0]);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        await visitor.Open(links[1]);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await visitor.Open(links[1].Replace("/nouveau-mot-de-passe/", "/invitation/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromMinutes(61));
        await visitor.Open(links[1]);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
    }

    [Fact]
    public async Task An_invitation_goes_by_mail_where_there_is_a_server_and_is_not_shown()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(with: server.Into);
        await house.Account("Première Administratrice", Role.Administrator);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await admin.Open("/administration/comptes/nouveau");
        await admin.Submit("main form", ("Input.DisplayName", "Noé Vasseur"), ("Input.Email", "noe@maillage.example"));
        Assert.Null(admin.Page.QuerySelector("input[name=invitation]"));

        using var noe = Visitor.At(house);
        await noe.Open(LinkOf(await server.Next(house)));
        await noe.Submit("main form", ("Input.Password", Chosen), ("Input.Again", Chosen));
        Assert.Equal(HttpStatusCode.OK, (await noe.Get("/compte")).StatusCode);
    }

    [Fact]
    public async Task A_password_that_an_invitation_replaces_is_told_to_its_owner_and_in_the_history()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(with: server.Into);
        await house.Account("Première Administratrice", Role.Administrator);
        var account = await house.Account("Camille Aubrac", Role.Team);
        using var admin = await Visitor.SignedIn(house, "premiere.administratrice@maillage.example");
        await admin.Open($"/administration/comptes/{account}");
        await admin.Submit("form[action$=Mail]");
        using var holder = Visitor.At(house);
        await holder.Open(LinkOf(await server.Next(house)));
        await holder.Submit("main form", ("Input.Password", Chosen), ("Input.Again", Chosen));

        var told = await server.Next(house);
        Assert.Equal((Camille, "Mot de passe remplacé"), (Assert.Single(told.To), told.Message.Subject));
        await admin.Open($"/historique/compte/{account}");
        foreach (var act in (string[])["invitation envoyée par courriel", "lien d’invitation fait", "mot de passe remplacé avec un lien d’invitation"])
            Assert.Contains(act, admin.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("motdepasse2026")]
    [InlineData("Azertyuiop1234")]
    [InlineData("passe passe passe")]
    [InlineData("camille.aubrac 1987")]
    public async Task A_password_that_is_tried_first_is_refused_beside_its_field(string password)
    {
        await using var house = await TestHouse.Serve();
        var account = await house.Account("Camille Aubrac", Role.Team);
        var link = await house.Do(s => s.GetRequiredService<AccountLinks>().Make(account, AccountLinkPurpose.Invitation));
        using var visitor = Visitor.At(house);
        await visitor.Open(link);
        await visitor.Submit("main form", ("Input.Password", password), ("Input.Again", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("fait partie de ceux qu’on essaie en premier", visitor.Page.QuerySelector("#Input_Password-erreur")!.TextContent, StringComparison.Ordinal);
        await visitor.Open(link);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_address_becomes_the_sign_in_once_confirmed_from_it_and_the_old_one_is_told(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(engine, with: server.Into);
        var account = await house.Account("Camille Aubrac", Role.Team);
        using var camille = await Visitor.SignedIn(house, Camille);
        await camille.Open("/compte/adresse");
        await camille.Submit("main form", ("Email", "camille@ailleurs.example"));
        Assert.Contains("Une confirmation est attendue", camille.Text, StringComparison.Ordinal);
        var mail = await server.Next(house);
        Assert.Equal("camille@ailleurs.example", Assert.Single(mail.To));
        Assert.Equal(Camille, await house.Read(db => db.Set<Account>().Where(a => a.Id == account).Select(a => a.Email).SingleAsync()));

        using var elsewhere = Visitor.At(house);
        await elsewhere.Open(LinkOf(mail));
        Assert.Equal(Camille, await house.Read(db => db.Set<Account>().Where(a => a.Id == account).Select(a => a.Email).SingleAsync()));
        await elsewhere.Submit("main form");
        Assert.Contains("Vous vous connectez désormais avec camille@ailleurs.example", elsewhere.Text, StringComparison.Ordinal);
        Assert.Equal(Camille, Assert.Single((await server.Next(house)).To));
        using var again = await Visitor.SignedIn(house, "camille@ailleurs.example");
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_link_leaves_for_the_address_of_the_account_as_it_is_then_or_not_at_all(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var account = await house.Account("Camille Aubrac", Role.Team);
        Task<string?> Make(AccountLinkPurpose purpose, string to) => house.Do(s => s.GetRequiredKeyedService<IMailLinkSource>(AccountLinkSource.KindOf(purpose)).Make(account, to));

        await house.Do(s => s.GetRequiredService<Db>().Set<Account>().Where(a => a.Id == account).ExecuteUpdateAsync(set => set.SetProperty(a => a.NewEmail, "camille@ailleurs.example")));
        Assert.Null(await Make(AccountLinkPurpose.Address, "camille@avant.example"));
        Assert.Null(await Make(AccountLinkPurpose.Reset, "camille@ailleurs.example"));
        var reset = await Make(AccountLinkPurpose.Reset, Camille);
        var confirm = await Make(AccountLinkPurpose.Address, "camille@ailleurs.example");

        using var visitor = Visitor.At(house);
        await visitor.Open(confirm!);
        await visitor.Submit("main form");
        Assert.Contains("Vous vous connectez désormais avec camille@ailleurs.example", visitor.Text, StringComparison.Ordinal);
        await visitor.Open(reset!);
        Assert.Null(visitor.Page.QuerySelector("input[type=password]"));
    }

    [Fact]
    public async Task Asking_for_an_address_that_another_account_has_answers_the_same_and_changes_nothing()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(with: server.Into);
        await house.Account("Camille Aubrac", Role.Team);
        await house.Account("Noé Vasseur", Role.Team);
        using var camille = await Visitor.SignedIn(house, Camille);
        await camille.Open("/compte/adresse");
        await camille.Submit("main form", ("Email", "noe.vasseur@maillage.example"));
        Assert.Contains("Une confirmation est attendue", camille.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("confirmer-adresse", (await server.Next(house)).Message.TextBody, StringComparison.Ordinal);
    }

    private static string LinkOf(TakenMail mail) => new Uri(Link().Match(mail.Message.TextBody!).Value).AbsolutePath;

    [GeneratedRegex(@"http://maillage\.example/\S+")]
    private static partial Regex Link();
}
