using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Platform.Audit;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.House;

/// <summary>Whatever the trail notes, people read the history of, or there is a reason.</summary>
public sealed class HistoryKinds
{
    /// <summary>By kind of record, why it has no history to itself.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
        ["AccessToken"] = "made and revoked by its owner, whose page says when",
        ["AccountMailing"] = "one setting, of a whole cooperative: its page says it",
        ["ActivityFamily"] = "written once for a month: its page lists them all",
        ["CashCount"] = "final as it is written: the page of the till lists them",
        ["CashDeposit"] = "final as it is written: the page of the till lists them, with their end",
        ["ChorusDeposit"] = "written once: the page of its invoice shows it",
        ["DealCost"] = "a line of the page of its affair",
        ["DocumentAct"] = "final: it is the thread of its document",
        ["DocumentAttachment"] = "added to a document, whose thread tells it",
        ["Erasure"] = "the register of erasures itself",
        ["ExemptionGrant"] = "has no page: the contribution it changes explains it",
        ["FiscalYear"] = "opened and closed once: the page of periods says when",
        ["Grant"] = "given and ended: the page of its account lists it with its origin",
        ["MonthSeal"] = "final as it is written: the page of periods lists them",
        ["OpenItem"] = "follows from entries, which have their history",
        ["Operation"] = "a register by itself: the page of the state of the program lists them",
        ["OutgoingMail"] = "its content is set once, and its page says each try",
        ["Reminder"] = "written once: the page of its invoice lists them",
        ["ScaleAmendment"] = "written once: the page of amendments lists them",
        ["ScaleAnnex"] = "final as it is written, with what it shows",
        ["SentAccount"] = "final: the register of the accounts sent",
        ["SentAttestation"] = "written once: the page of attestations lists them",
        ["SentStatement"] = "written once: the page of its customer lists them",
        ["SeparatedDuty"] = "asked for or not: its page says it",
        ["Settlement"] = "follows from entries, which have their history",
        ["TakeoverRun"] = "the register of the take-over itself",
        ["ThirdParty"] = "follows the customer or the supplier it is the account of",
    };

    [Fact]
    public async Task Every_kind_of_record_that_the_trail_notes_has_a_history_or_a_reason_to_have_none()
    {
        await using var house = await TestHouse.Open();
        var noted = await house.Read(db => Task.FromResult(db.Model.GetEntityTypes().Where(t => typeof(IOwned).IsAssignableFrom(t.ClrType)).Select(AuditScope.KindOf).OfType<string>().ToHashSet()));
        var told = Kinds(house).Select(k => k.Kind).ToList();
        Assert.Equal(noted.Order(StringComparer.Ordinal), told.Where(noted.Contains).Concat(Without.Keys).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_history_has_a_way_to_it_from_a_page()
    {
        await using var house = await TestHouse.Open();
        var pages = string.Concat(Sources.Files(["src/Maillage/Modules"], ".cshtml").Select(File.ReadAllText));
        Assert.DoesNotContain(Kinds(house).Select(k => k.Slug), s => !pages.Contains($"/historique/{s}/@", StringComparison.Ordinal) && !pages.Contains($"""name="_HistoryLink" model='"{s}"'""", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_stranger_reads_the_history_of_what_everyone_may_read_and_each_has_a_page_to_go_back_to(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var stranger = await house.Account("Une Voisine", Role.Neighbour);
        var (read, pages) = await house.As(stranger, async s =>
        {
            var (open, back) = (new List<string>(), new List<string>());
            foreach (var kind in Kinds(house))
            {
                if (await kind.MayRead(s, 1)) open.Add(kind.Slug);
                back.Add(await kind.Href(s, 1));
            }
            return (open, back);
        });
        Assert.Equal(["bareme", "decision"], read.Order());
        Assert.All(pages, p => Assert.Matches("^(/[a-z-]+)+(/1)?(/[a-z]+)?$", p));
    }

    [Fact]
    public async Task The_name_of_each_is_said_with_its_article()
    {
        await using var house = await TestHouse.Open();
        var kinds = Kinds(house).ToList();
        Assert.All(kinds, k => Assert.Matches("^(le |la |l’)", k.Label));
        Assert.Equal(("du devis", "au devis"), (Of("devis").OfIt, Of("devis").ToIt));
        Assert.Equal(("de l’entité", "à l’entité"), (Of("entite").OfIt, Of("entite").ToIt));
        HistoryKind Of(string slug) => kinds.Single(k => k.Slug == slug);
    }

    private static IEnumerable<HistoryKind> Kinds(TestHouse house) => house.Services.GetServices<HistoryKind>();
}
