using System.Text.Json;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.Own;
using Maillage.Modules.Identity.Passwords;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Ledger;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines;

public sealed class AuditTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_act_is_written_down_with_who_did_it_and_what_changed(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var account = (await house.As(admin, s => s.GetRequiredService<AccountActions>().Create("noe@maillage.example", "Noé Vasseur"))).Value;
        Assert.True((await house.As(admin, s => s.GetRequiredService<AccountActions>().Disable(account))).Ok);

        var acts = await Of(house, "Account", account);
        Assert.Equal(2, acts.Count);
        Assert.All(acts, a => Assert.Equal(admin, a.Record.AccountId));
        Assert.Contains("\"Added\"", acts[0].Payload!.Text, StringComparison.Ordinal);
        Assert.Contains("""
            "Disabled":["False","True"]
            """.Trim(), acts[1].Payload!.Text, StringComparison.Ordinal);
    }

    /// <summary>Nothing of these is a column that may be read: whoever takes an account over would leave no trace.</summary>
    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_touches_secrets_alone_is_written_down_in_words(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var account = await house.Account("Camille Aubrac", Role.Team);
        var told = new List<string?>();
        async Task Tells(params string[] what)
        {
            told.AddRange(what);
            Assert.Equal(told, (await Of(house, "Account", account)).SelectMany(a => JsonSerializer.Deserialize<List<AuditChange>>(a.Payload!.Text)!).Where(c => c.Verb == AuditVerb.Done).Select(c => c.Fields![AuditChange.What][0]));
        }
        Task SignsIn() => house.Do(s =>
        {
            s.GetRequiredService<Db>().Add(new AccountSession { AccountId = account, BeganAt = house.Now, SeenAt = house.Now });
            return s.GetRequiredService<Db>().SaveChangesAsync();
        });

        await SignsIn();
        await SignsIn();
        var link = (await house.As(admin, s => s.GetRequiredService<AccountActions>().Invite(account))).Value!;
        await Tells("2 sessions fermées", "lien d’invitation fait");
        Assert.Equal(admin, (await Of(house, "Account", account))[^1].Record.AccountId);

        await SignsIn();
        await house.As(admin, s => s.GetRequiredService<AccountActions>().EndSessions(account));
        await Tells("une session fermée");

        Assert.True((await house.Do(s => s.GetRequiredService<PasswordLinks>().Choose(link.Split('/')[^1], AccountLinkPurpose.Invitation, "une autre phrase de passe"))).Ok);
        await Tells("mot de passe remplacé avec un lien d’invitation");

        Assert.True((await house.As(account, s => s.GetRequiredService<OwnAccount>().ChangePassword("une autre phrase de passe", "encore une autre phrase"))).Ok);
        await Tells("mot de passe changé");

        var secret = await house.As(account, s => s.GetRequiredService<SecondFactorActions>().Begin());
        Assert.True((await house.As(account, s => s.GetRequiredService<SecondFactorActions>().Confirm(Totp.Code(secret, Totp.StepAt(house.Now))))).Ok);
        Assert.True((await house.As(account, s => s.GetRequiredService<SecondFactorActions>().Renew())).Ok);
        await Tells("codes de secours refaits");
        Assert.Empty((await Check(house)).Faults);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_refused_or_fails_leaves_no_act(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        var before = await Count(house);

        Assert.False((await house.As(admin, s => s.GetRequiredService<AccountActions>().Disable(admin))).Ok);
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Do(s => s.GetRequiredService<Db>().Write(Task<Result> () =>
        {
            s.GetRequiredService<Db>().Add(new Grant(TestHouse.Cooperative, admin, Role.Team, ScopeKind.Cooperative, 0, new(new(2026, 1, 1)), "test"));
            throw new InvalidOperationException();
        })));

        Assert.Equal(before, await Count(house));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Acts_at_once_make_one_chain(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => house.As(admin, s => s.GetRequiredService<AccountActions>().Create($"compte{i}@maillage.example", $"Compte {i}"))));

        var report = await Check(house);
        Assert.Empty(report.Faults);
        Assert.True(await Count(house) >= 12);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_act_rewritten_taken_out_or_told_otherwise_is_found_and_an_erased_one_is_not_a_fault(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        foreach (var i in (int[])[1, 2, 3, 4]) await house.As(admin, s => s.GetRequiredService<AccountActions>().Create($"compte{i}@maillage.example", $"Compte {i}"));
        var last = await Count(house);

        await Run(house, $"""DELETE FROM "AuditPayloads" WHERE "Number" = {last}""");
        Assert.Empty((await Check(house)).Faults);

        await Run(house, $"""UPDATE "AuditPayloads" SET "Text" = '[]' WHERE "Number" = {last - 1}""");
        Assert.Contains($"{last - 1}", Assert.Single((await Check(house)).Faults), StringComparison.Ordinal);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Run(house, """UPDATE "AuditRecords" SET "AccountId" = 7"""));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Run(house, """DELETE FROM "AuditRecords" """));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task An_act_that_was_changed_or_taken_out_past_its_protection_is_found(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var admin = await house.Account("Première Administratrice", Role.Administrator);
        foreach (var i in (int[])[1, 2, 3, 4]) await house.As(admin, s => s.GetRequiredService<AccountActions>().Create($"compte{i}@maillage.example", $"Compte {i}"));
        var last = await Count(house);

        await house.Tamper($"""UPDATE "AuditRecords" SET "AccountId" = 7 WHERE "Number" = {last - 2}""");
        Assert.Equal([$"L’acte {last - 2} du journal a été modifié, ou l’un de ceux d’avant."], (await Check(house)).Faults);

        await house.Tamper($"""DELETE FROM "AuditRecords" WHERE "Number" = {last - 1}""");
        Assert.Contains($"Après l’acte {last - 2} du journal vient l’acte {last} : il en manque.", (await Check(house)).Faults);
        Assert.Contains($"L’acte {last} du journal a été modifié, ou l’un de ceux d’avant.", (await Check(house)).Faults);
    }

    [Fact]
    public void A_hash_covers_every_column()
    {
        AuditRecord Of(long number = 5, int day = 1, long? account = 2, long? behind = null, string act = "POST /factures", byte fill = 3, byte before = 4) =>
            new(new(1), number, new DateTime(2026, 11, day, 0, 0, 0, DateTimeKind.Utc), account, behind, act, Bytes(fill), Bytes(before));
        byte[] Bytes(byte b) => [.. Enumerable.Repeat(b, 32)];
        var hashes = new[] { Of(), Of(number: 6), Of(day: 2), Of(account: 3), Of(account: null), Of(behind: 2), Of(act: "POST /devis"), Of(fill: 4), Of(before: 5) }.Select(r => Convert.ToHexString(r.Hash));
        Assert.Equal(9, hashes.Distinct().Count());
    }

    [Fact]
    public async Task Every_table_left_out_exists()
    {
        await using var house = await TestHouse.Open();
        var tables = await house.Read(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.GetTableName()).ToHashSet()));
        Assert.Empty(AuditScope.Left.Keys.Except(tables!));
    }

    private static Task<List<(AuditRecord Record, AuditPayload? Payload)>> Of(TestHouse house, string kind, long id) => house.Read(async db =>
    {
        var numbers = await db.Set<AuditSubject>().Where(s => s.Kind == kind && s.RecordId == id).Select(s => s.Number).ToListAsync();
        var records = await db.Set<AuditRecord>().Where(r => numbers.Contains(r.Number)).OrderBy(r => r.Number).ToListAsync();
        var payloads = await db.Set<AuditPayload>().Where(p => numbers.Contains(p.Number)).ToDictionaryAsync(p => p.Number);
        return records.Select(r => (r, payloads.GetValueOrDefault(r.Number))).ToList();
    });

    private static Task<long> Count(TestHouse house) => house.Read(async db => await db.Set<AuditRecord>().MaxAsync(r => (long?)r.Number) ?? 0);

    private static Task<CheckReport> Check(TestHouse house) => house.Do(s => new AuditCheck(s.GetRequiredService<Db>()).Run());

    private static Task Run(TestHouse house, string sql) => house.Read(db => db.Database.ExecuteSqlRawAsync(sql));
}
