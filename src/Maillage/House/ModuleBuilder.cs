using Maillage.Domain.Identity;
using Maillage.Modules.Api;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Data;
using Maillage.Platform.Design;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;

namespace Maillage.House;

/// <summary>What a module brings to the house. Each <c>Module.cs</c> fills one: the first file to read of a module.</summary>
public sealed class ModuleBuilder(IServiceCollection services)
{
    public IServiceCollection Services => services;

    /// <summary>Declares a right and the roles that have it from the start.</summary>
    /// <param name="right">Constant string: <c>sales.invoice.issue</c>.</param>
    /// <param name="label">What it lets do, in French, as the page of roles shows it.</param>
    public ModuleBuilder Right(string right, string label, params Role[] roles)
    {
        services.AddSingleton(new DeclaredRight(right, label, roles));
        return this;
    }

    /// <summary>An entry of the menu, shown to those who have the right somewhere.</summary>
    public ModuleBuilder Menu(string label, string href, string icon, int order, string right)
    {
        services.AddSingleton(new MenuEntry(label, href, icon, order, right));
        return this;
    }

    /// <summary>A table whose rows become final.</summary>
    public ModuleBuilder Frozen(string table, string when)
    {
        services.AddSingleton(new FrozenTable(table, when));
        return this;
    }

    /// <summary>Invariants that <c>check</c> verifies on a live database.</summary>
    public ModuleBuilder Check<TCheck>() where TCheck : class, ICheck
    {
        services.AddScoped<ICheck, TCheck>();
        return this;
    }

    /// <summary>Work done outside the request.</summary>
    public ModuleBuilder Job<TJob>(string kind) where TJob : class, IJob
    {
        services.AddKeyedScoped<IJob, TJob>(kind);
        return this;
    }

    /// <summary>What mails are written about.</summary>
    /// <param name="word">Stable: <c>sales.invoice</c>.</param>
    /// <param name="label">In French: « Facture ».</param>
    /// <param name="href">The page of the thing.</param>
    public ModuleBuilder Mail(string word, string label, Func<long, string> href)
    {
        services.AddSingleton(new MailPurpose(word, label, href));
        return this;
    }

    /// <summary>Files that mails carry by reference.</summary>
    public ModuleBuilder MailFiles<TSource>(string kind) where TSource : class, IMailFileSource
    {
        services.AddKeyedScoped<IMailFileSource, TSource>(kind);
        return this;
    }

    /// <summary>What programs may ask of it under <c>/api/v1</c>.</summary>
    public ModuleBuilder Api(Action<ApiRoutes> map)
    {
        services.AddSingleton(new MappedApi(map));
        return this;
    }

    public ModuleBuilder Routes(Action<IEndpointRouteBuilder> map)
    {
        services.AddSingleton(new MappedRoutes(map));
        return this;
    }
}

/// <summary>Routes of a module, mapped when the house opens.</summary>
public sealed record MappedRoutes(Action<IEndpointRouteBuilder> Map);
