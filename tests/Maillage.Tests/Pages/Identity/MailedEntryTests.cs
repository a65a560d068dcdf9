using System.Net;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages.Identity;

public sealed partial class MailedEntryTests
{
    private const string Camille = "camille.aubrac@maillage.example";

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_associate_enters_once_by_a_mailed_link_that_proves_nothing_more(Engine engine)
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(engine, with: server.Into);
        await house.Account("Camille Aubrac", Role.Associate);
        using var visitor = Visitor.At(house);
        await visitor.Open("/connexion");
        await visitor.Open(visitor.Page.QuerySelector("a[href='/lien-de-connexion']")!.GetAttribute("href")!);
        await visitor.Submit("main form", ("Email", Camille));
        var link = LinkOf(await server.Next(house));

        await visitor.Open(link);
        await visitor.Open(link);
        await visitor.Submit("main form");
        await visitor.Open("/compte");
        Assert.Contains("par un lien reçu par courriel", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/compte/cles");
        await visitor.Open("/compte/externe/relier");
        Assert.StartsWith("/confirmer", visitor.Path, StringComparison.Ordinal);

        using var late = Visitor.At(house);
        await late.Open(link);
        Assert.Equal(HttpStatusCode.Gone, late.Status);
    }

    [Fact]
    public async Task The_answer_is_the_same_for_everyone_and_the_team_is_mailed_nothing()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(with: server.Into);
        await house.Account("Équipe Salariée", Role.Team);
        await house.Account("Camille Aubrac", Role.ExternalAssociate);
        using var visitor = Visitor.At(house);
        var answers = new List<string>();
        foreach (var email in (string[])["personne@maillage.example", "equipe.salariee@maillage.example", Camille, Camille])
        {
            await visitor.Open("/lien-de-connexion");
            await visitor.Submit("main form", ("Email", email));
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            answers.Add(visitor.Text);
        }
        Assert.Single(answers.Distinct());
        await server.Next(house);
        Assert.Equal(Camille, (await house.Read(db => db.Set<OutgoingMail>().Include(m => m.Recipients).SingleAsync())).Recipients.Single().Address);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_second_factor_is_still_asked_and_an_account_that_became_one_of_the_team_no_longer_enters_so(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var account = await house.Account("Camille Aubrac", Role.Associate);
        await house.Do(s => s.GetRequiredService<Db>().Set<Account>().ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, true)));
        using var visitor = Visitor.At(house);
        await visitor.Open(await house.Do(s => s.GetRequiredService<AccountLinks>().Make(account, AccountLinkPurpose.SignIn)));
        await visitor.Submit("main form");
        Assert.StartsWith("/connexion/second-facteur", visitor.Path, StringComparison.Ordinal);

        var link = await house.Do(s => s.GetRequiredService<AccountLinks>().Make(account, AccountLinkPurpose.SignIn));
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            db.Add(new Grant(TestHouse.Cooperative, account, Role.Accountant, ScopeKind.Cooperative, 0, new Maillage.Domain.Kernel.DateRange(new DateOnly(2026, 1, 1)), "test"));
            await db.SaveChangesAsync();
        });
        await visitor.Open(link);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        house.Time.MoveTo(house.Time.GetUtcNow() + TimeSpan.FromMinutes(21));
        await house.Do(s => s.GetRequiredService<Db>().Set<Grant>().Where(g => g.Role == Role.Accountant).ExecuteDeleteAsync());
        await visitor.Open(link);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
    }

    [Fact]
    public async Task Who_has_nothing_to_prove_who_they_are_by_is_led_to_choosing_a_password_and_then_enters()
    {
        await using var server = new SmtpServer();
        await using var house = await TestHouse.Serve(with: server.Into);
        var account = await house.Account("Camille Aubrac", Role.Associate);
        await house.Do(s => s.GetRequiredService<Db>().Set<Account>().ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, (string?)null)));
        Assert.True((await house.Do(s => s.GetRequiredService<SignInRulesActions>().AskTwo(TwoFactorsOf.Everyone))).Ok);
        using var camille = Visitor.At(house);
        await camille.Open(await house.Do(s => s.GetRequiredService<AccountLinks>().Make(account, AccountLinkPurpose.SignIn)));
        await camille.Submit("main form");
        Assert.StartsWith("/confirmer", camille.Path, StringComparison.Ordinal);

        await camille.Open(camille.Page.QuerySelector("main a[href='/mot-de-passe-oublie']")!.GetAttribute("href")!);
        await camille.Submit("main form", ("Email", Camille));
        await camille.Open(LinkOf(await server.Next(house)));
        await camille.Submit("main form", ("Input.Password", TestHouse.Password), ("Input.Again", TestHouse.Password));
        Assert.Equal(SecondFactorGate.SetUp, camille.Path);
        Assert.Contains("Votre coopérative vous demande un second facteur", camille.Text, StringComparison.Ordinal);
    }

    private static string LinkOf(TakenMail mail) => new Uri(Link().Match(mail.Message.TextBody!).Value).AbsolutePath;

    [GeneratedRegex(@"http://maillage\.example/\S+")]
    private static partial Regex Link();
}
