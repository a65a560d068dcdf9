using Maillage.Domain.Identity;
using Maillage.Platform;
using Maillage.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Maillage.Tests.Operating;

public sealed class TelemetryTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task What_is_sent_is_true_and_tells_of_nobody(Engine engine)
    {
        using var receiver = new OtlpReceiver();
        await using var house = await TestHouse.Open(engine);
        await house.OpenYearsOfToday();
        await house.Account("Solveig Marchandise", Role.Team);
        using var program = await TheProgram.Serve(house.Settings, ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        using (var visitor = await Visitor.SignedIn(program.Address, "solveig.marchandise@maillage.example"))
        {
            await visitor.Open("/recherche?q=marchandise");
            await visitor.Open("/lien/devis/1.AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg");
            await visitor.Open("/comptabilite/ecritures/nouvelle");
            await visitor.Submit("main form[method=post]",
                ("Input.Document", "F-1"), ("Input.Label", "Fournitures"),
                ("Input.Lines[0].Account", "606"), ("Input.Lines[0].Activity", $"{house.Atelier}"), ("Input.Lines[0].Debit", "10,00"),
                ("Input.Lines[1].Account", "401"), ("Input.Lines[1].Activity", $"{house.Atelier}"), ("Input.Lines[1].Credit", "10,00"), ("acte", "enregistrer"));
            Assert.Contains("en brouillon", visitor.Text, StringComparison.Ordinal);
        }
        // What waits is sent before it ends.
        await program.Stop();

        var (traces, metrics) = (receiver.At("/v1/traces"), receiver.At("/v1/metrics"));
        foreach (var told in (string[])["maillage", "recherche", "erreur/{status:int}", "SELECT", engine == Engine.Sqlite ? "sqlite" : "postgresql"]) Assert.Contains(told, traces, StringComparison.Ordinal);
        foreach (var counted in (string[])["maillage.ledger.entries", "maillage.jobs.due", "http.server.request.duration"]) Assert.Contains(counted, metrics, StringComparison.Ordinal);
        foreach (var secret in (string[])["marchandise", "solveig", "AbCdEfGh", TestHouse.Password])
            Assert.DoesNotContain(secret, traces + metrics, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_the_variable_nothing_listens()
    {
        await using var house = await TestHouse.Serve();

        Assert.Null(house.Services.GetService<TracerProvider>());
        Assert.Null(house.Services.GetService<MeterProvider>());
        Assert.False(Meters.EntriesBooked.Enabled);
    }
}
