using System.Net;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Maillage.Tests.House;

namespace Maillage.Tests.Operating;

/// <summary>PostgreSQL stops under the program, and comes back.</summary>
[Trait("Kind", "Slow")]
public sealed partial class DatabaseAwayTests
{
    [Fact]
    public async Task People_are_told_in_plain_words_and_all_goes_on_by_itself()
    {
        await using var postgres = await OwnPostgres.Begin(Preparation());
        await using var house = await TestHouse.Open(await TestDatabase.On(new Settings(Directory.CreateTempSubdirectory("maillage-away-").FullName, postgres.Owner, false)));
        var account = await house.Account("Une Administratrice", Role.Administrator);
        house.Time.MoveTo(DateTimeOffset.UtcNow);
        var token = (await ApiCaller.Token(house, account)).Text;
        using var program = await TheProgram.Serve(house.Settings);
        using var api = new ApiCaller(program.Address, token);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/me")).Status);
        using var visitor = await Visitor.SignedIn(program.Address, "une.administratrice@maillage.example");
        await visitor.Open("/administration/etat");
        Assert.Equal((HttpStatusCode.OK, "/administration/etat"), (visitor.Status, visitor.Path));

        await postgres.Stop();
        using (var ready = await visitor.Get("/health/ready")) Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using (var live = await visitor.Get("/health/live")) Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using (var answer = await visitor.Get("/administration/etat"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(15), answer.Headers.RetryAfter!.Delta);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.Contains("Maillage ne répond pas pour le moment", page, StringComparison.Ordinal);
            Assert.Contains("Référence à donner", page, StringComparison.Ordinal);
        }
        await visitor.Submit("form[action*='Verifier']");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        var told = await api.Get("/me");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json", TimeSpan.FromSeconds(15)), (told.Status, told.MediaType, told.RetryAfter));
        Assert.StartsWith("Maillage ne répond pas pour le moment", told.Detail, StringComparison.Ordinal);

        await postgres.Start();
        await TheProgram.Until(async () => await visitor.Open("/administration/etat") is not null && visitor.Status == HttpStatusCode.OK);
        Assert.Equal("/administration/etat", visitor.Path);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/me")).Status);
        Assert.Contains("Aucune vérification n’a encore été faite d’ici.", visitor.Text, StringComparison.Ordinal);
        await TheProgram.Ready(visitor);
        // The loop of jobs goes on too.
        await visitor.Submit("form[action*='Verifier']");
        await TheProgram.Until(async () => (await visitor.Open("/administration/etat")) is not null && visitor.Text.Contains("tout est juste", StringComparison.Ordinal));
        Assert.Equal(0, (await program.Stop()).Code);
    }

    [Fact]
    public async Task One_that_hangs_is_told_as_plainly_and_all_goes_on_by_itself()
    {
        await using var postgres = await OwnPostgres.Begin(Preparation());
        await using var house = await TestHouse.Open(await TestDatabase.On(new Settings(Directory.CreateTempSubdirectory("maillage-hung-").FullName, postgres.Owner, false)));
        await house.Account("Une Administratrice", Role.Administrator);
        // Nobody waits for half a minute in a test.
        using var program = await TheProgram.Serve(house.Settings with { PostgresOwner = postgres.Owner + ";Command Timeout=2" });
        using var visitor = await Visitor.SignedIn(program.Address, "une.administratrice@maillage.example");

        await postgres.Hang();
        await visitor.Open("/administration/etat");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Contains("Maillage ne répond pas pour le moment", Visitor.Plain(visitor.Page.Body!.TextContent), StringComparison.Ordinal);
        using (var live = await visitor.Get("/health/live")) Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        using (var ready = await visitor.Get("/health/ready")) Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);

        await postgres.GoOn();
        await TheProgram.Until(async () => await visitor.Open("/administration/etat") is not null && visitor.Status == HttpStatusCode.OK);
        Assert.Equal("/administration/etat", visitor.Path);
        Assert.Equal(0, (await program.Stop()).Code);
    }

    /// <summary>The commands of the notes for administrators.</summary>
    internal static IEnumerable<string> Preparation() =>
        SqlBlock().Match(File.ReadAllText(Path.Combine(Sources.Root, "deploy/postgresql.md"))).Groups[1].Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("```sql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlBlock();
}
