using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Activities;
using Maillage.Modules.Api;
using Maillage.Modules.Api.Answers;
using Maillage.Modules.Api.Webhooks;
using Maillage.Modules.Contribution;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Decisions;
using Maillage.Modules.Demo;
using Maillage.Modules.History;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.SignIn;
using Maillage.Modules.Leaving;
using Maillage.Modules.Ledger;
using Maillage.Modules.Mail;
using Maillage.Modules.Membership;
using Maillage.Modules.Operating;
using Maillage.Modules.Overview;
using Maillage.Modules.People;
using Maillage.Modules.Privacy;
using Maillage.Modules.Sales;
using Maillage.Modules.Takeover;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Design;
using Maillage.Platform.Jobs;
using Maillage.Platform.Links;
using Maillage.Platform.Mail;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Maillage.House;

/// <summary>Puts the house together: services, modules, pipeline.</summary>
public static class App
{
    /// <summary>A builder that finds its files beside the program, wherever it is started from.</summary>
    public static WebApplicationBuilder NewBuilder(string[] options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options, ApplicationName = "Maillage", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    /// <summary>Builds the program for the given settings. <paramref name="time"/> is the only clock it knows.</summary>
    /// <param name="others">Services in the place of the usual ones, for who measures.</param>
    public static WebApplication Build(WebApplicationBuilder builder, Settings settings, TimeProvider time, Action<IServiceCollection>? others = null)
    {
        AddServices(builder.Services, settings, time);
        builder.Services.AddRazorPages(o => o.RootDirectory = "/Modules").AddMvcOptions(o =>
        {
            o.ModelBinderProviders.Insert(0, new FrenchBinderProvider());
            o.Filters.Add<NoHandler>();
            o.Filters.Add<ConfirmationFilter>();
            FrenchMessages.Set(o.ModelBindingMessageProvider);
        });
        builder.Services.Configure<FormOptions>(Limits.Set);
        OurCookies.Name(builder.Services, settings);
        builder.Services.AddRateLimiter(o =>
        {
            ByLink.Limit(o);
            SignInLimits.Add(o);
            UploadLimits.Add(o);
            ApiLimits.Limit(o);
        });
        builder.Services.AddScoped<Navigation>();
        builder.Services.AddHostedService<JobLoop>();
        builder.Services.AddTelemetry(settings);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = Limits.Stop);
        builder.WebHost.ConfigureKestrel(Limits.Set);
        others?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseProxies(settings);
        // The proxy in front speaks TLS for us, whatever it says of it.
        if (settings.IsSecure) app.Use((http, next) => { http.Request.Scheme = Uri.UriSchemeHttps; return next(http); });
        app.UseErrorPages();
        app.UseMiddleware<SecurityHeaders>();
        app.Use(Limits.Refuse);
        app.MapStaticAssets().Open("Feuilles de style, scripts et images, les mêmes pour tous.");
        app.UseRouting();
        app.UseMiddleware<ApiProblems>();
        app.Use(ByLink.Quiet);
        app.UseWhen(http => !ErrorPages.IsTelling(http), inside =>
        {
            inside.UseRateLimiter();
            inside.Use(OpenIdEntrance.Enter);
            inside.UseAuthentication();
            inside.Use(OpenIdEntrance.Leave);
            inside.UseMiddleware<Entrance>();
            inside.UseMiddleware<Door>();
            inside.UseMiddleware<SecondFactorGate>();
            inside.UseMiddleware<Frame>();
        });
        app.MapRazorPages();
        Health.Map(app);
        foreach (var routes in app.Services.GetServices<MappedRoutes>()) routes.Map(app);
        return app;
    }

    /// <summary>What commands and jobs need, without the web.</summary>
    public static void AddServices(IServiceCollection services, Settings settings, TimeProvider time)
    {
        services.AddSingleton(settings);
        services.AddSingleton(time);
        services.AddMaillageDb(settings);
        services.AddSingleton<FrozenTriggers>().AddSingleton<Migrator>();
        services.AddScoped<DocumentFiles>().AddSingleton(new FrozenTable("DocumentFiles", "TRUE"));
        services.AddScoped<Events>().AddScoped<JobQueue>();
        services.AddSingleton<JobRunner>();
        services.AddScoped<Outbox>().AddScoped<MailComposer>().AddSingleton<SmtpTransport>().AddKeyedScoped<IJob, SendMailJob>(SendMailJob.Kind)
            .AddSingleton(new JobWord(SendMailJob.Kind, "Envoi d’un courriel"))
            .AddKeyedScoped<IJob, ForgetMailsJob>(ForgetMailsJob.Kind).AddSingleton(new JobWord(ForgetMailsJob.Kind, "Oubli des courriels dont le temps est passé"));
        if (!settings.SendsMail) services.AddSingleton(new HeldJob(SendMailJob.Kind));
        if (settings.Demo) services.AddSingleton(new HeldJob(WebhookJob.Kind));
        services.AddScoped<SecretLinks>();
        services.AddScoped<SensitiveReads>().AddSingleton<ReadsOfDay>();
        services.AddSingleton(new FrozenTable("AuditRecords", "TRUE")).AddSingleton(new FrozenTable("Erasures", "TRUE")).AddScoped<ICheck, AuditCheck>();
        services.TryAddSingleton(LinkLimits.Usual);
        services.TryAddSingleton(SignInLimits.Usual);
        services.TryAddSingleton(UploadLimits.Usual);
        services.AddHttpContextAccessor();
        services.AddDataProtection().PersistKeysToDbContext<Db>().SetApplicationName("Maillage");

        services.AddSingleton<NumberTemplateCheck>(CheckNumberTemplate);

        var module = new ModuleBuilder(services);
        IdentityModule.Add(module);
        ApiModule.Add(module);
        CooperativeModule.Add(module);
        DecisionsModule.Add(module);
        PeopleModule.Add(module);
        ActivitiesModule.Add(module);
        LedgerModule.Add(module);
        SalesModule.Add(module);
        MembershipModule.Add(module);
        ContributionModule.Add(module);
        DemoModule.Add(module);
        OverviewModule.Add(module);
        MailModule.Add(module);
        HistoryModule.Add(module);
        TakeoverModule.Add(module);
        PrivacyModule.Add(module);
        LeavingModule.Add(module);
        OperatingModule.Add(module);
    }

    private static Result CheckNumberTemplate(string text, string field)
    {
        var template = NumberTemplate.Parse(text, field);
        return template.Ok ? template.Value.CheckForInvoices("A0000", field) : template;
    }
}
