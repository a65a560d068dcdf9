using System.Net;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Ledger.Periods;
using Maillage.Modules.Membership.Splits;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Contribution;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Membership;

public sealed class ResultSplitTests
{
    private static readonly Month March = new(2026, 3), October = new(2026, 10);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task The_result_goes_to_each_members_own_activity_once_and_the_fund_stays(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (ana, malo, own) = await Ready(house, SplitKey.Time);
        var draft = Draft(October, (ana, 120), (malo, 80));

        var preview = await Preview(house, draft);
        Assert.True(preview.Ok, preview.Refusal?.Message);
        // 1 000.01 of sales less 100 of charges and 90 of contribution; a tenth is kept.
        Assert.Equal((Money.FromEuros(810.01m), Money.FromEuros(-90), Money.FromEuros(81)), (preview.Value.Figures.Base, preview.Value.Figures.Contribution, preview.Value.Result.Fund));
        var id = Id<ResultSplit>.New();
        var posted = await Post(house, id, draft, preview.Value.Result.Shared);
        Assert.True(posted.Ok, posted.Refusal?.Message);
        Assert.Equal(posted.Value.EntryId, (await Post(house, id, draft, preview.Value.Result.Shared)).Value!.EntryId);

        Assert.Equal(LedgerText.Plain($"""
            2026-10-31 OD Résultat du collectif Atelier des Cimes réparti à fin octobre 2026
            758910 Atelier 729.01
            758910 Bois -437.41
            758910 {own} -291.60
            5800 Atelier -729.01
            5800 Bois 437.41
            5800 {own} 291.60
            """), LedgerText.Plain(await house.Written("result-split:")));
        Assert.Equal("split.twice", (await Preview(house, draft)).Refusal!.Type);
        Assert.Empty(await Faults(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_comes_late_is_shared_by_the_next_one_and_the_last_may_be_taken_back(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (ana, malo, _) = await Ready(house, SplitKey.Shares);
        var september = new Month(2026, 9);
        var first = await Split(house, Draft(september, (ana, null), (malo, null)));
        await house.Post("2026-09-30 VE F-9\n 411 Atelier 100.00\n 706 Atelier -100.00");
        var second = await Split(house, Draft(October, (ana, null), (malo, null)));
        Assert.Equal(Money.FromEuros(100), second.Base);

        Assert.Equal("split.later", (await TakeBack(house, first.Id)).Refusal!.Type);
        var back = await TakeBack(house, second.Id);
        Assert.True(back.Ok, back.Refusal?.Message);
        Assert.Equal(back.Value.ReversalId, (await TakeBack(house, second.Id)).Value!.ReversalId);
        Assert.Empty(await Faults(house));
        var again = await Split(house, Draft(October, (ana, null), (malo, null)));
        Assert.Equal(Money.FromEuros(100), again.Base);
        Assert.Empty(await Faults(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_closed_month_books_in_the_first_open_one(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (ana, malo, _) = await Ready(house, SplitKey.Shares);
        foreach (var month in new Month(2026, 1).To(October)) Assert.True((await house.Do(s => s.GetRequiredService<PeriodActions>().CloseMonth(house.Entity, month))).Ok);
        await Split(house, Draft(October, (ana, null), (malo, null)));
        Assert.StartsWith("2026-11-24 OD", await house.Written("result-split:"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_activity_of_their_own_a_weight_a_convention_or_a_finished_month_it_is_refused()
    {
        await using var house = await TestHouse.Open();
        var (ana, malo) = await house.MakeCollective();
        await house.Post("2026-09-10 VE F-1\n 411 Atelier 1000.00\n 706 Atelier -1000.00");
        Assert.Equal("split.convention", (await Preview(house, Draft(October, (ana, 1), (malo, 1)))).Refusal!.Type);
        await house.Signs(Collectives.Terms(ana, malo, SplitKey.Turnover));
        await house.JoinIn(house.Bois, ana, "2026-06-01", 100);
        var refused = await Preview(house, Draft(October, (ana, 1), (malo, 1)));
        Assert.Equal("split.activity", refused.Refusal!.Type);
        Assert.Contains("Malo Tessier n’a pas d’activité individuelle", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal("split.weight", (await Preview(house, Draft(October, (ana, 1), (malo, null)))).Refusal!.Type);
        Assert.Equal("split.weight", (await Preview(house, Draft(October, (ana, 0), (malo, 0)))).Refusal!.Type);
        Assert.True((await Preview(house, Draft(October, (ana, 1), (malo, 0)))).Ok);
        Assert.Equal("split.month", (await Preview(house, Draft(new(2026, 11), (ana, 1), (malo, 0)))).Refusal!.Type);
        Assert.Equal("split.nothing", (await Preview(house, Draft(new(2026, 8), (ana, 1), (malo, 0)))).Refusal!.Type);
        Assert.Equal("split.moved", (await Post(house, Id<ResultSplit>.New(), Draft(October, (ana, 1), (malo, 0)), Money.FromEuros(1))).Refusal!.Type);
    }

    [Fact]
    public async Task No_base_of_a_contribution_counts_a_shared_result_again()
    {
        await using var house = await TestHouse.Open();
        var (ana, malo, _) = await Ready(house, SplitKey.Shares);
        await house.Decree(October, """{ "name": "produits", "parts": [{ "label": "produits", "accounts": ["7"] }] }""");
        await house.Post("2026-10-10 VE F-2\n 411 Bois 200.00\n 706 Bois -200.00");
        await Split(house, Draft(October, (ana, null), (malo, null)));
        Assert.Equal(Money.FromEuros(20), Assert.Single(await house.Months(house.Bois, October, October)).Due.Value);
    }

    [Fact]
    public async Task Only_the_team_splits()
    {
        await using var house = await TestHouse.Open();
        var (ana, malo, _) = await Ready(house, SplitKey.Shares);
        var own = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var other = await house.Account("Une Entrepreneuse", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        Task<Result<SplitPreview>> By(long account) => house.As(account, s => s.GetRequiredService<ResultSplitActions>().Preview(house.Atelier, Draft(October, (ana, null), (malo, null))));
        Assert.Equal(Refusal.Forbidden.Type, (await By(own)).Refusal!.Type);
        Assert.Equal(Refusal.NotFound.Type, (await By(other)).Refusal!.Type);
    }

    [Fact]
    public async Task The_page_shows_before_it_posts_and_the_members_read_why()
    {
        await using var house = await TestHouse.Serve();
        await Ready(house, SplitKey.Time);
        await house.Account("Une Equipe", Role.Team);
        await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var path = $"/activites/{house.Atelier}/repartition";
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open(path);
        Assert.Contains("Rien n’est encore réparti.", team.Text, StringComparison.Ordinal);
        await team.Submit("form#repartir", ("Input.Members[0].Weight", "120,5"), ("Input.Members[1].Weight", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains("Donnez le temps de Malo Tessier", Visitor.Plain(team.Page.QuerySelector("#Input_Members_1__Weight-erreur")!.TextContent), StringComparison.Ordinal);
        await team.Submit("form#repartir", ("Input.Members[1].Weight", "79,5"));
        Assert.Contains("Ana Brice : 120,5 h sur 200 h", team.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.Read(db => db.Set<ResultSplit>().CountAsync()));
        await team.Submit("form#comptabiliser");
        Assert.Contains("729,01 € sont répartis entre les membres ; 81,00 € restent au collectif.", team.Text, StringComparison.Ordinal);

        using var entrepreneur = await Visitor.SignedIn(house, "un.entrepreneur@maillage.example");
        await entrepreneur.Open(path);
        foreach (var words in (string[])["Fonds commun 81,00 €", "Résultat de mars 2026 à octobre 2026 : 810,01 €, contribution comprise (−90,00 €)", "À partager selon le temps travaillé : 729,01 €"])
            Assert.Contains(words, entrepreneur.Text, StringComparison.Ordinal);
        Assert.Null(entrepreneur.Page.QuerySelector("form#repartir"));
        await team.Submit("form[action*='Annuler']");
        Assert.Contains("annulée", team.Text, StringComparison.Ordinal);
    }

    /// <summary>The collective with its convention; « Bois Clair » is Ana’s, another one Malo’s; 810.01 of result up to October.</summary>
    private static async Task<(Id<Person> Ana, Id<Person> Malo, Id<Activity> Malos)> Ready(TestHouse house, SplitKey key)
    {
        var (ana, malo) = await house.MakeCollective();
        await house.Signs(Collectives.Terms(ana, malo, key));
        await house.JoinIn(house.Bois, ana, "2026-06-01", 100);
        var malos = await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var activity = new Activity(TestHouse.Cooperative, house.Entity, ActivityKind.Individual, "A003", "Fer Doux", new DateOnly(2026, 1, 1));
            db.Add(activity);
            await db.SaveChangesAsync();
            return activity.Id;
        });
        await house.JoinIn(malos, malo, "2026-03-01", 100);
        await house.Post("2026-06-10 VE F-1\n 411 Atelier 1000.01\n 706 Atelier -1000.01");
        await house.Post("2026-09-10 AC A-1\n 6256 Atelier 100.00\n 401 Atelier -100.00");
        await house.Post("2026-09-30 OD C-1\n 758900 Atelier 90.00\n 5800 Atelier -90.00\n 758900 Structure -90.00\n 5800 Structure 90.00");
        return (ana, malo, malos);
    }

    private static SplitDraft Draft(Month to, params (Id<Person> Person, decimal? Weight)[] members) =>
        new(March, to, [.. members.Select(m => new SplitInput(m.Person, m.Weight is { } weight ? Quantity.From(weight) : null, null))]);

    private static Task<Result<SplitPreview>> Preview(TestHouse house, SplitDraft draft) => house.Do(s => s.GetRequiredService<ResultSplitActions>().Preview(house.Atelier, draft));

    private static Task<Result<ResultSplit>> Post(TestHouse house, Id<ResultSplit> id, SplitDraft draft, Money seen) =>
        house.Do(s => s.GetRequiredService<ResultSplitActions>().Post(id, house.Atelier, draft, seen));

    private static async Task<ResultSplit> Split(TestHouse house, SplitDraft draft)
    {
        var preview = await Preview(house, draft);
        Assert.True(preview.Ok, preview.Refusal?.Message);
        var posted = await Post(house, Id<ResultSplit>.New(), draft, preview.Value.Result.Shared);
        Assert.True(posted.Ok, posted.Refusal?.Message);
        return posted.Value;
    }

    private static Task<Result<ResultSplit>> TakeBack(TestHouse house, Id<ResultSplit> id) => house.Do(s => s.GetRequiredService<ResultSplitActions>().TakeBack(id, house.Atelier));

    private static async Task<IReadOnlyList<string>> Faults(TestHouse house) =>
        await house.Do(async s => (await s.GetServices<ICheck>().OfType<ResultSplitCheck>().Single().Run()).Faults);
}
