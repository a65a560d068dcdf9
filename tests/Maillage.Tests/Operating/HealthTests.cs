using System.Net;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Operating;

public sealed class HealthTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_program_that_serves_is_live_and_ready_and_says_nothing_else(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        using var probe = Visitor.At(house);
        await TheProgram.Ready(probe);
        foreach (var path in (string[])["/health/live", "/health/ready"])
        {
            using var answer = await probe.Get(path);
            Assert.Equal((HttpStatusCode.OK, "oui\n"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_schema_of_another_version_is_not_ready(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        await using (var owner = Maillage.Platform.Data.Db.OfOwner(house.Settings))
            await owner.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99')""");
        using var probe = Visitor.At(house);

        using var ready = await probe.Get("/health/ready");
        using var live = await probe.Get("/health/live");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "non\n"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task A_fault_gives_a_reference_and_no_detail()
    {
        await using var house = await TestHouse.Serve();
        await house.Account("Une Equipe", Role.Team);
        using var visitor = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        await using (var owner = Maillage.Platform.Data.Db.OfOwner(house.Settings))
            await owner.Database.ExecuteSqlRawAsync("""ALTER TABLE "Mails" RENAME TO "Elsewhere" """);

        await visitor.Open("/courriels");

        Assert.Equal(HttpStatusCode.InternalServerError, visitor.Status);
        Assert.Contains("Une erreur est survenue de notre côté", visitor.Text, StringComparison.Ordinal);
        Assert.Matches("Référence à donner à qui s’occupe du serveur : [0-9A-Za-z:-]{10,}", visitor.Text);
        Assert.DoesNotContain("Mails", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }
}
