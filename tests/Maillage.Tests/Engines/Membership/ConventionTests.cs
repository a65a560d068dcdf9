using System.Net;
using Maillage.Domain.Activities;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Domain.Sales.Documents;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Membership;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.Membership.Conventions;
using Maillage.Modules.Sales;
using Maillage.Modules.Sales.Invoices;
using Maillage.Modules.Sales.Queue;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Membership;

public sealed class ConventionTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_signed_convention_is_recorded_once_with_its_document_and_never_changes(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (ana, malo) = await house.MakeCollective();
        var id = Id<Convention>.New();

        var first = await house.Sign(id, Collectives.Terms(ana, malo));
        Assert.True(first.Ok, first.Refusal?.Message);
        Assert.True((await house.Sign(id, Collectives.Terms(ana, malo) with { CommonFund = Rate.FromPercent(50) })).Ok);

        var kept = Assert.Single(await house.Do(s => s.GetRequiredService<ConventionBook>().Of(house.Atelier)));
        Assert.Equal((Rate.FromPercent(10), "Convention du collectif.pdf", 2), (kept.CommonFund, kept.FileName, kept.Members.Count));
        Assert.Equal(Collectives.Paper, await house.Do(s => s.GetRequiredService<DocumentFiles>().Find(kept.Sha256)));
        await Assert.ThrowsAnyAsync<Exception>(() => house.Read(db => db.Set<Convention>().ExecuteUpdateAsync(c => c.SetProperty(x => x.Nature, "autre"))));
        await Assert.ThrowsAnyAsync<Exception>(() => house.Read(db => db.Set<ConventionMember>().ExecuteDeleteAsync()));
        Assert.Equal("convention.file", (await house.Sign(Id<Convention>.New(), Collectives.Terms(ana, malo), [])).Refusal!.Type);
        Assert.Equal("convention.file", (await house.Sign(Id<Convention>.New(), Collectives.Terms(ana, malo), "<html>"u8.ToArray())).Refusal!.Type);
        Assert.Empty((await house.Do(s => s.GetServices<ICheck>().OfType<MembershipCheck>().Single().Run())).Faults);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_collective_issues_only_under_a_convention_that_covers_all_who_are_there(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var (ana, malo) = await house.MakeCollective();
        var customer = (await house.Customer()).Value!;
        var invoice = (await house.Submit(Sale.Draft(customer.Id))).Value!;

        var refused = await house.Issue(invoice.Id);
        Assert.Equal((ConventionRules.ObstacleType, ConventionRules.Law), (refused.Refusal!.Type, refused.Refusal.Source));
        var queued = Assert.Single(await house.Do(s => s.GetRequiredService<InvoiceQueue>().Waiting()));
        Assert.False(queued.CanBeIssued);
        Assert.Equal($"/activites/{house.Atelier}/convention", queued.Remarks[0].Link);

        await house.Signs(Collectives.Terms(ana, malo) with { To = new(2026, 11, 24) });
        await house.Bind(malo, ContractKind.Cape);
        Assert.Contains("ne couvre pas Malo Tessier (en CAPE, sans clause à son nom)", (await house.Issue(invoice.Id)).Refusal!.Message, StringComparison.Ordinal);
        await house.Signs(Collectives.Terms(ana, malo, clause: new(2026, 3, 1)) with { To = new(2026, 11, 24) });
        var issued = await house.Issue(invoice.Id);
        Assert.True(issued.Ok, issued.Refusal?.Message);
        Assert.Empty(await house.CollectiveFaults());

        // Lapsed: what is issued stays and may be taken back, nothing new is issued.
        house.MoveTo("2026-11-25");
        var next = (await house.Submit(Sale.Draft(customer.Id))).Value!;
        Assert.Contains("Il n’y en a pas au 25 novembre 2026", (await house.Issue(next.Id)).Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(DocumentKind.CreditNote, (await house.Credit(issued.Value)).Kind);
        Assert.Empty(await house.CollectiveFaults());
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_invoice_that_escaped_the_rule_is_found(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var invoice = await house.Sell();
        await house.MakeCollective();
        Assert.Contains($"Facture {invoice.Number}", Assert.Single(await house.CollectiveFaults()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_team_records_and_another_activity_has_none_for_an_entrepreneur()
    {
        await using var house = await TestHouse.Open();
        var (ana, malo) = await house.MakeCollective();
        var own = await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        var other = await house.Account("Une Entrepreneuse", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        Task<Result<Convention>> By(long account) => house.As(account, s => s.GetRequiredService<ConventionActions>().Record(Id<Convention>.New(), house.Atelier, Collectives.Terms(ana, malo), "a.pdf", Collectives.Paper));
        Assert.Equal(Refusal.Forbidden.Type, (await By(own)).Refusal!.Type);
        Assert.Equal(Refusal.NotFound.Type, (await By(other)).Refusal!.Type);
    }

    [Fact]
    public async Task The_page_records_says_what_is_wrong_beside_its_field_and_the_members_read_it()
    {
        await using var house = await TestHouse.Serve();
        var (ana, malo) = await house.MakeCollective();
        await house.Account("Une Equipe", Role.Team);
        await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Account("Une Entrepreneuse", Role.Entrepreneur, ScopeKind.Activity, house.Bois.Value);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await team.Open($"/activites/{house.Atelier}");
        Assert.NotNull(team.Page.QuerySelector($"a[href='/activites/{house.Atelier}/convention']"));
        await team.Open($"/activites/{house.Bois}");
        Assert.Null(team.Page.QuerySelector($"a[href='/activites/{house.Bois}/convention']"));

        await team.Open($"/activites/{house.Atelier}/convention");
        Assert.Contains("Cette activité ne peut pas facturer aujourd’hui", team.Text, StringComparison.Ordinal);
        (string, string)[] typed = [("Input.Nature", "Bureau d’études"), ("Input.Clientele", "Au collectif"), ("Input.Members[0].Share", "60"), ("Input.Members[1].Share", "30")];
        await team.Upload("form#convention", "Input.File", "convention.pdf", Collectives.Paper, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
        Assert.Contains("Les parts font 90 %", team.Text, StringComparison.Ordinal);
        await team.Upload("form#convention", "Input.File", "convention.pdf", Collectives.Paper, ("Input.Members[1].Share", "40"), ("Input.Members[1].CapeClauseOn", "2027-01-01"));
        Assert.Contains("Une clause se note une fois signée", Visitor.Plain(team.Page.QuerySelector("#Input_Members_1__CapeClauseOn-erreur")!.TextContent), StringComparison.Ordinal);
        await team.Upload("form#convention", "Input.File", "convention.pdf", Collectives.Paper, ("Input.Members[1].CapeClauseOn", ""));
        Assert.Contains("La convention est notée : elle vaut à partir du 24 novembre 2026.", team.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ne peut pas facturer", team.Text, StringComparison.Ordinal);

        using var entrepreneur = await Visitor.SignedIn(house, "un.entrepreneur@maillage.example");
        await entrepreneur.Open($"/activites/{house.Atelier}/convention");
        Assert.Contains("Ana Brice 60 %", entrepreneur.Text, StringComparison.Ordinal);
        Assert.Null(entrepreneur.Page.QuerySelector("form#convention"));
        var document = entrepreneur.Page.QuerySelector("main dl a")!.GetAttribute("href")!;
        using (var file = await entrepreneur.Get(document)) Assert.Equal(Collectives.Paper, await file.Content.ReadAsByteArrayAsync());
        using var stranger = await Visitor.SignedIn(house, "une.entrepreneuse@maillage.example");
        foreach (var path in (string[])[$"/activites/{house.Atelier}/convention", document])
        {
            using var answer = await stranger.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_invoice_and_the_desk_say_why_and_lead_to_the_convention()
    {
        await using var house = await TestHouse.Serve();
        await house.MakeCollective();
        var invoice = (await house.Submit(Sale.Draft((await house.Customer()).Value!.Id))).Value!;
        await house.Account("Une Equipe", Role.Team);
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        foreach (var path in (string[])["/factures/a-valider", $"/factures/{invoice.Id}"])
        {
            await team.Open(path);
            Assert.Contains("elle ne facture pas sans une convention signée", team.Text, StringComparison.Ordinal);
            Assert.NotNull(team.Page.QuerySelector($"main a[href='/activites/{house.Atelier}/convention']"));
        }
        foreach (var path in (string[])["/recettes/nouvelle", "/ventes-internes/nouvelle"])
        {
            await team.Open(path);
            if (path.StartsWith("/recettes", StringComparison.Ordinal)) await team.Submit("form#recettes", ("Input.Activity", $"{house.Atelier}"), ("Input.Sales[0].Amount", "12"), ("Input.Payments[0].Amount", "12"), ("op", "enregistrer"));
            else await team.Submit("form#vente-interne", ("Input.Mine", $"{house.Atelier}"), ("Input.Other", $"{house.Bois}"), ("Input.Amount", "12"), ("Input.Wording", "Maquette"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, team.Status);
            Assert.Contains("elle ne facture pas sans une convention signée", team.Text, StringComparison.Ordinal);
            Assert.NotNull(team.Page.QuerySelector($"main a[href='/activites/{house.Atelier}/convention']"));
        }
        await team.Open($"/factures/{invoice.Id}");
        await team.Submit("form[action*='Emettre']");
        Assert.Contains("elle ne facture pas sans une convention signée", team.Text, StringComparison.Ordinal);
        Assert.Null(await house.Read(async db => (await db.Set<Invoice>().SingleAsync(i => i.Id == invoice.Id)).Number));
    }
}

/// <summary>The verbs of collectives, for short stories: « Atelier des Cimes » becomes one, of Ana Brice and Malo Tessier.</summary>
internal static class Collectives
{
    public static byte[] Paper { get; } = "%PDF-1.7 convention"u8.ToArray();

    public static ConventionTerms Terms(Id<Person> ana, Id<Person> malo, SplitKey key = SplitKey.Shares, DateOnly? clause = null) =>
        new(new(2026, 2, 20), new(2026, 3, 1), null, key, Rate.FromPercent(10), new("Bureau d’études", "Les clients restent au collectif.", "L’Atelier", ""),
            [new(ana, key == SplitKey.Shares ? Rate.FromPercent(60) : Rate.Zero), new(malo, key == SplitKey.Shares ? Rate.FromPercent(40) : Rate.Zero, clause)]);

    public static async Task<(Id<Person> Ana, Id<Person> Malo)> MakeCollective(this TestHouse house)
    {
        await house.Do(async s =>
        {
            var db = s.GetRequiredService<Db>();
            Assert.True((await db.Set<Activity>().Include(a => a.Members).SingleAsync(a => a.Id == house.Atelier)).Become(ActivityKind.Collective).Ok);
            await db.SaveChangesAsync();
        });
        var (ana, malo) = (await house.Person("Ana", "Brice"), await house.Person("Malo", "Tessier"));
        foreach (var person in (Id<Person>[])[ana, malo]) await house.JoinIn(house.Atelier, person, "2026-03-01", 50);
        return (ana, malo);
    }

    public static async Task JoinIn(this TestHouse house, Id<Activity> activity, Id<Person> person, string from, int share)
    {
        var joined = await house.Do(s => s.GetRequiredService<MemberActions>().Join(activity, person, new(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture)), Rate.FromPercent(share)));
        Assert.True(joined.Ok, joined.Refusal?.Message);
    }

    public static Task<Result<Convention>> Sign(this TestHouse house, Id<Convention> id, ConventionTerms terms, byte[]? paper = null) =>
        house.Do(s => s.GetRequiredService<ConventionActions>().Record(id, house.Atelier, terms, "Convention du collectif.pdf", paper ?? Paper));

    public static async Task<Convention> Signs(this TestHouse house, ConventionTerms terms)
    {
        var signed = await house.Sign(Id<Convention>.New(), terms);
        Assert.True(signed.Ok, signed.Refusal?.Message);
        return signed.Value;
    }

    public static async Task Bind(this TestHouse house, Id<Person> person, ContractKind kind) =>
        Assert.True((await house.Do(s => s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), person, new(kind, new(2026, 2, 20), new(2026, 3, 1), new(2027, 2, 28))))).Ok);

    public static async Task<IReadOnlyList<string>> CollectiveFaults(this TestHouse house) =>
        await house.Do(async s => (await s.GetServices<ICheck>().OfType<CollectiveCheck>().Single().Run()).Faults);
}
