using System.Security.Cryptography;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Kernel;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Links;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Links;

public sealed class SecretLinkTests
{
    private static readonly DateOnly LastDay = new(2026, 12, 24);

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_link_opens_what_it_was_made_for_and_counts_its_openings(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var made = await Make(house);

        Assert.Equal((42, 0), await Open(house, made.Token) is { } first ? (first.TargetId, first.Openings) : default);
        house.MoveTo("2026-11-25");
        Assert.NotNull(await house.Do(s => s.GetRequiredService<SecretLinks>().Open(made.Token, "devis", "203.0.113.7")));
        Assert.NotNull(await Find(house, made.Token));

        var link = Assert.Single(await house.Do(s => s.GetRequiredService<SecretLinks>().Of("devis", 42)));
        Assert.Equal((2, new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 25)), (link.Openings, DateOnly.FromDateTime(link.FirstOpenedAt!.Value), DateOnly.FromDateTime(link.LastOpenedAt!.Value)));
        Assert.Equal([null, "203.0.113.7"], await house.Read(db => db.Set<SecretLinkOpening>().OrderBy(o => o.At).Select(o => o.Address).ToListAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Guessed_altered_misused_expired_and_revoked_links_open_nothing_and_leave_no_mark(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var made = await Make(house);
        var altered = (made.Token[0] == 'A' ? 'B' : 'A') + made.Token[1..];

        foreach (var token in (string[])["", "1", altered, made.Token[..^2], made.Token[..^1] + "2", made.Token + "1", made.Token.ToUpperInvariant(), new string('x', 10_000)])
            Assert.Null(await Open(house, token));
        Assert.Null(await house.Do(s => s.GetRequiredService<SecretLinks>().Open(made.Token, "convention")));

        house.MoveTo("2026-12-24");
        Assert.NotNull(await Find(house, made.Token));
        house.MoveTo("2026-12-25");
        Assert.Null(await Open(house, made.Token));

        house.MoveTo("2026-11-24");
        Assert.Equal(0, await house.Do(s => s.GetRequiredService<SecretLinks>().RevokeAll("devis", 43)));
        Assert.True(await house.Do(s => s.GetRequiredService<SecretLinks>().AnyOpen("devis", 42)));
        Assert.Equal(1, await house.Do(s => s.GetRequiredService<SecretLinks>().RevokeAll("devis", 42)));
        Assert.Null(await Open(house, made.Token));
        Assert.False(await house.Do(s => s.GetRequiredService<SecretLinks>().AnyOpen("devis", 42)));
        Assert.Equal(0, await house.Do(s => s.GetRequiredService<SecretLinks>().RevokeAll("devis", 42)));
        Assert.Equal(0, await house.Read(db => db.Set<SecretLinkOpening>().CountAsync()));
    }

    [Fact]
    public async Task A_link_of_the_past_is_refused()
    {
        await using var house = await TestHouse.Open();
        Assert.Equal("ExpiresOn", (await house.Do(s => s.GetRequiredService<SecretLinks>().Create("devis", 42, new DateOnly(2026, 11, 23)))).Refusal!.Field);
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task Only_the_hash_is_stored(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var made = await Make(house);

        var row = Assert.Single(await house.Read(db => db.Set<SecretLink>().AsNoTracking().ToListAsync()));
        Assert.Equal(LinkToken.Hash(made.Token), row.Hash);
        var stored = System.Text.Json.JsonSerializer.Serialize(row);
        Assert.DoesNotContain(made.Token[..8], stored, StringComparison.Ordinal);
    }

    /// <summary>Gives the bytes a test chose.</summary>
    private sealed class Chosen(byte first) : RandomNumberGenerator
    {
        public override void GetBytes(byte[] data) => GetBytes(data.AsSpan());

        public override void GetBytes(Span<byte> data)
        {
            for (var i = 0; i < data.Length; i++) data[i] = (byte)(first + i);
        }
    }

    [Fact]
    public async Task A_token_is_made_of_192_bits_from_the_random_source_and_the_number_of_its_cooperative()
    {
        await using var house = await TestHouse.Open(and: s => s.AddSingleton<RandomNumberGenerator>(new Chosen(0xF0)));
        var made = await Make(house);
        Assert.Equal("8PHy8_T19vf4-fr7_P3-_wABAgMEBQYH-1", made.Token);
        Assert.Equal(new CooperativeId(1), LinkToken.CooperativeOf(made.Token));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("8PHy8_T19vf4-fr7_P3-_wABAgMEBQYH")]
    [InlineData("8PHy8_T19vf4-fr7_P3-_wABAgMEBQYH-")]
    [InlineData("8PHy8_T19vf4-fr7_P3-_wABAgMEBQYH--1")]
    [InlineData("8PHy8_T19vf4-fr7_P3-_wABAgMEBQYH-99999999999")]
    [InlineData("8PHy8_T19vf4-fr7_P3-_wABAgMEBQYH-1x")]
    public void What_is_no_token_names_no_cooperative(string? token) => Assert.Equal(CooperativeId.None, LinkToken.CooperativeOf(token));

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_token_opens_nothing_in_another_cooperative_nor_in_none(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var made = await Make(house);
        await using (var scope = house.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            db.Add(new CooperativeSettings(new CooperativeId(2), "L’autre coopérative"));
            await db.SaveChangesAsync();
        }
        foreach (var cooperative in (CooperativeId[])[CooperativeId.None, new(2)])
        {
            await using var scope = house.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Current>().Enter(cooperative, TimeZoneInfo.Utc);
            Assert.Null(await scope.ServiceProvider.GetRequiredService<SecretLinks>().Find(made.Token, "devis"));
            var all = await scope.ServiceProvider.GetRequiredService<Db>().Set<SecretLink>().IgnoreQueryFilters().CountAsync();
            Assert.Equal(engine == Engine.Postgres ? 0 : 1, all);
        }
    }

    private static async Task<NewLink> Make(TestHouse house) => (await house.Do(s => s.GetRequiredService<SecretLinks>().Create("devis", 42, LastDay))).Value!;

    private static Task<SecretLink?> Open(TestHouse house, string token) => house.Do(s => s.GetRequiredService<SecretLinks>().Open(token, "devis"));

    private static Task<SecretLink?> Find(TestHouse house, string token) => house.Do(s => s.GetRequiredService<SecretLinks>().Find(token, "devis"));
}
