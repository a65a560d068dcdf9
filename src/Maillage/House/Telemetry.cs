using System.Diagnostics;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.EntityFrameworkCore.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Maillage.House;

/// <summary>
/// Traces and metrics by OpenTelemetry, sent where the standard variable says. Without it nothing is listened to and nothing is opened.
/// </summary>
public static class Telemetry
{
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this IServiceCollection services, Settings settings)
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Endpoint))) return;
        services.AddSingleton<IInterceptor, CommandTraces>();
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService(Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") ?? "maillage",
                serviceVersion: typeof(Db).Assembly.GetName().Version!.ToString(3), serviceInstanceId: $"{Environment.MachineName}/{settings.Instance}"))
            .WithTracing(t => t
                .AddAspNetCoreInstrumentation(o => o.Filter = http => !http.Request.Path.StartsWithSegments("/health"))
                .AddSource(CommandTraces.Name).AddProcessor(new Discretion()).AddOtlpExporter())
            .WithMetrics(m => m.AddMeter(Meters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddOtlpExporter());
    }

    /// <summary>Takes out of traces what may tell of a person: an address may hold a secret link or a search.</summary>
    private sealed class Discretion : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity activity)
        {
            activity.SetTag("url.path", activity.GetTagItem("http.route"));
            foreach (var tag in (string[])["url.query", "url.full", "user_agent.original", "client.address"]) activity.SetTag(tag, null);
            if (activity.StatusDescription is not null) activity.SetStatus(activity.Status);
        }
    }
}
