using System.Globalization;
using System.Text;
using Maillage.Domain.Activities;
using Maillage.Domain.Contribution;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.People;
using Maillage.Modules.Activities.Members;
using Maillage.Modules.Activities.Records;
using Maillage.Modules.Contribution.Projects;
using Maillage.Modules.Contribution.Scales;
using Maillage.Modules.Contribution.Trials;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Cooperative.Entities;
using Maillage.Modules.Decisions.Records;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Membership.Associates;
using Maillage.Modules.Membership.Contracts;
using Maillage.Modules.Membership.Conventions;
using Maillage.Modules.People.Persons;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Demo;

/// <summary>An activity of the demonstration and the account that acts for it.</summary>
/// <param name="Started">Its first day in the cooperative.</param>
public sealed record Played(DemoActivity Of, Id<Activity> Id, long Account, DateOnly Started)
{
    /// <summary>Its first day in the story.</summary>
    public DateOnly First(Stage stage) => Started > stage.First ? Started : stage.First;

    /// <summary>The months of the story in which it is there.</summary>
    public IEnumerable<Month> Months(Stage stage) => Month.Of(First(stage)).To(Month.Of(stage.Today));

    public bool IsThere(DateOnly day) => Started <= day;
}

/// <summary>Who plays: the administrator, the accountant, the activities, the shared services.</summary>
public sealed record Cast(Id<LegalEntity> Entity, Id<Activity> Structure, long Administrator, long Accountant, IReadOnlyList<Played> Activities);

/// <summary>Founds the demonstration: cooperative, entity, people and their rights, activities, associates, scale.</summary>
public sealed class Founders(Stage stage, DemoFile file)
{
    private readonly Dictionary<(string First, string Last), (Id<Person> Person, long Account)> known = [];

    public async Task<Cast> Found()
    {
        var administrator = await Cooperative();
        var entity = await Entity(administrator);
        var accountant = 0L;
        foreach (var one in file.Team)
        {
            var account = await Member(administrator, one);
            if (one == file.Team[0]) accountant = account;
        }
        foreach (var one in file.External) await Associate(administrator, await Person(administrator, one), AssociateKind.External, stage.First.AddMonths(-30));
        var played = new List<Played>();
        foreach (var activity in file.Activities) played.Add(await Activity(administrator, entity, activity));
        await Scales(administrator, entity);
        var structure = await stage.Alone(s => s.GetRequiredService<Db>().Set<Activity>().Where(a => a.Kind == ActivityKind.Structure).Select(a => a.Id).SingleAsync());
        return new Cast(entity, structure, administrator, accountant, played);
    }

    /// <summary>The scale that an assembly voted, and one that will be shown to the next, tried beside a public one.</summary>
    private async Task Scales(long administrator, Id<LegalEntity> entity)
    {
        var decision = await stage.As(administrator, s => s.GetRequiredService<DecisionActions>().Save(Id<Decision>.New(), new(
            DecisionBody.OrdinaryAssembly, new DateOnly(stage.First.AddMonths(-6).Year, 6, 14), "Barème de la contribution coopérative",
            "L’assemblée fixe la base de la contribution à la marge brute du mois, ses taux, ses planchers et son plafond selon le barème joint."), "", [])).Must();
        await stage.As(administrator, s => s.GetRequiredService<ScaleActions>().Adopt(new("solstice-2017", Month.Of(stage.First), decision.Id))).Must();
        var project = await stage.As(administrator, async s =>
        {
            var scale = s.GetRequiredService<ShippedScales>().All.Single(x => x.Code == "solstice-2017");
            var levy = scale.Main with { Rates = scale.Main.Rates! with { Mode = BracketMode.Marginal } };
            return await s.GetRequiredService<ProjectActions>().Save(Id<ScaleProject>.New(), scale with { Name = "Le même, tranche par tranche", Levies = [levy] }).Must();
        });
        stage.On(Stage.LastWorkday(stage.Today), () => stage.As(administrator, async s =>
        {
            var reader = s.GetRequiredService<TrialReader>();
            var trial = await reader.Of(entity, reader.Last.Year, "", [project.Scale, s.GetRequiredService<ShippedScales>().All.Single(x => x.Code == "coopaname")]);
            return await s.GetRequiredService<AnnexActions>().Keep(Id<ScaleAnnex>.New(), $"Annexe 2 de l’assemblée du 13 juin {stage.Today.AddMonths(6).Year}", trial!).Must();
        }));
    }

    private DemoPerson Administrator => file.Team.Single(p => p.Role == nameof(Role.Administrator));

    private async Task<long> Cooperative()
    {
        var account = await stage.Alone(s => s.GetRequiredService<Founding>().Found(file.Cooperative.Name, Email(Administrator), file.Entity.Name)).Must();
        await Open(account, Administrator);
        return account;
    }

    /// <summary>Gives the entity made by the founding its legal identity.</summary>
    private Task<Id<LegalEntity>> Entity(long administrator) => stage.As(administrator, async s =>
    {
        var entity = await s.GetRequiredService<Db>().Set<LegalEntity>().AsNoTracking().SingleAsync();
        var of = file.Entity;
        await s.GetRequiredService<EntityActions>().Identify(entity.Id, new LegalIdentity
        {
            From = entity.Identities[0].From,
            Name = of.Name,
            LegalForm = of.Form,
            CapitalText = of.Capital,
            Siren = of.Siren,
            Siret = of.Siren + of.Nic,
            Registry = $"{of.Registry} {of.Siren[..3]} {of.Siren[3..6]} {of.Siren[6..]}",
            Street = of.Street,
            PostCode = of.PostCode,
            City = of.City,
            Email = of.Email,
            Phone = of.Phone,
            Iban = FrenchIban(of.Bank, of.Branch, of.AccountNumber),
            Bic = of.Bic,
        }, entity.Version).Must();
        return entity.Id;
    });

    private async Task<long> Member(long administrator, DemoPerson one)
    {
        var person = await Person(administrator, one);
        await Associate(administrator, person, AssociateKind.Team, stage.First.AddMonths(-24));
        if (one == Administrator)
        {
            await stage.Alone(async s =>
            {
                var db = s.GetRequiredService<Db>();
                (await db.Set<Person>().SingleAsync(p => p.Id == person)).SignsInWith(administrator);
                return await db.SaveChangesAsync();
            });
            return administrator;
        }
        var account = await stage.As(administrator, s => s.GetRequiredService<PersonActions>().GiveAccount(person)).Must();
        await stage.As(administrator, s => s.GetRequiredService<GrantActions>().Give(account, one.Role!, ScopeKind.Cooperative, 0, stage.First, null)).Must();
        await Open(account, one);
        return account;
    }

    private async Task<Played> Activity(long administrator, Id<LegalEntity> entity, DemoActivity of)
    {
        var started = Month.Of(stage.Today).Plus(-of.StartedMonthsAgo).First;
        var activity = await stage.As(administrator, s => s.GetRequiredService<ActivityActions>()
            .Create(entity, of.Collective ? ActivityKind.Collective : ActivityKind.Individual, of.Code, of.Name, of.Trade, started)).Must();
        var (accounts, persons) = (new List<long>(), new List<Id<Person>>());
        foreach (var one in of.Members)
        {
            // Members of a collective have an activity of their own too, which takes their part of its result.
            var isKnown = known.TryGetValue((one.First, one.Last), out var who);
            var person = isKnown ? who.Person : await Person(administrator, one);
            await stage.As(administrator, s => s.GetRequiredService<MemberActions>().Join(activity.Id, person, new DateRange(started), Rate.FromPercent(one.Share))).Must();
            if (!isKnown)
            {
                await Contracts(administrator, person, started);
                who = known[(one.First, one.Last)] = (person, await stage.As(administrator, s => s.GetRequiredService<PersonActions>().GiveAccount(person)).Must());
                var admitted = started.AddMonths(12);
                if (of.Associate) await stage.From(admitted, () => Associate(administrator, person, AssociateKind.Entrepreneur, admitted));
                await Open(who.Account, one);
            }
            accounts.Add(who.Account);
            persons.Add(person);
        }
        if (of.Collective && !of.Unbound) await stage.From(started, () => Convention(administrator, activity.Id, of, persons));
        return new Played(of, activity.Id, accounts[0], started);
    }

    /// <summary>A year of CAPE to try out, then a CESA.</summary>
    private async Task Contracts(long administrator, Id<Person> person, DateOnly started)
    {
        var end = started.AddMonths(ContractRules.CapeMonths).AddDays(-1);
        await Sign(new(ContractKind.Cape, started.AddDays(-7), started, end));
        if (end < stage.Today) await Sign(new(ContractKind.Cesa, end.AddDays(-7), end.AddDays(1), null));

        Task Sign(ContractTerms terms) => stage.As(administrator, s => s.GetRequiredService<ContractActions>().Save(Id<Contract>.New(), person, terms)).Must();
    }

    /// <summary>What the members of a collective signed with the cooperative, one tenth of the result kept in common.</summary>
    private Task Convention(long administrator, Id<Activity> activity, DemoActivity of, IReadOnlyList<Id<Person>> persons)
    {
        var day = stage.Now;
        var covered = persons.Select((p, i) => new CoveredPerson(p, Rate.FromPercent(of.Members[i].Share), day)).ToList();
        var texts = new ConventionTexts(of.Trade, "Les clients du collectif restent au collectif ; ceux que chacun avait avant lui restent siens.", of.Name, "Outillage et véhicule achetés ensemble");
        var paper = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
        return stage.As(administrator, s => s.GetRequiredService<ConventionActions>()
            .Record(Id<Convention>.New(), activity, new(day, day, null, SplitKey.Shares, Rate.FromPercent(10), texts, covered), $"Convention {of.Name}.pdf", paper)).Must();
    }

    private async Task<Id<Person>> Person(long administrator, DemoPerson one) =>
        (await stage.As(administrator, s => s.GetRequiredService<PersonActions>().Create(one.First, one.Last, Email(one), "")).Must()).Id;

    private Task Associate(long administrator, Id<Person> person, AssociateKind kind, DateOnly from) =>
        stage.As(administrator, s => s.GetRequiredService<AssociateActions>().Admit(person, kind, from)).Must();

    /// <summary>Makes an account one of those that anyone may enter in a demonstration.</summary>
    private Task Open(long account, DemoPerson one) => stage.Alone(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var row = await db.Set<Account>().SingleAsync(a => a.Id == account);
        (row.DisplayName, row.Persona) = ($"{one.First} {one.Last}", one.About);
        return await db.SaveChangesAsync();
    });

    private static string Email(DemoPerson one) => $"{French.Fold(one.First)}.{French.Fold(one.Last)}@ateliers-du-versant.example";

    /// <summary>A French IBAN from its parts, both keys computed (ISO 13616; clé RIB).</summary>
    private static string FrenchIban(string bank, string branch, string account)
    {
        var rib = 97 - (89 * Remainder(bank) + 15 * Remainder(branch) + 3 * Remainder(account)) % 97;
        var bban = $"{bank}{branch}{account}{rib:D2}";
        return $"FR{98 - Remainder(bban + "152700"):D2}{bban}";
    }

    private static long Remainder(string digits) => digits.Aggregate(0L, (sum, c) => (sum * 10 + long.Parse(c.ToString(), CultureInfo.InvariantCulture)) % 97);
}
