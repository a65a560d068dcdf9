using Maillage.Domain.Identity;
using Maillage.Modules.Api;
using Maillage.Modules.Identity.Duties;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Design;
using Maillage.Platform.Jobs;
using Maillage.Platform.Mail;

namespace Maillage.House;

/// <summary>What a module brings to the house. Each <c>Module.cs</c> fills one: the first file to read of a module.</summary>
public sealed class ModuleBuilder(IServiceCollection services)
{
    public IServiceCollection Services => services;

    /// <summary>Declares a right and the roles of the program that have it from the start: keys of <see cref="Role"/>.</summary>
    /// <param name="right">Constant string: <c>sales.invoice.issue</c>.</param>
    /// <param name="label">What it lets do, in French, as the page of roles shows it.</param>
    public ModuleBuilder Right(string right, string label, params string[] roles)
    {
        services.AddSingleton(new DeclaredRight(right, label, roles));
        return this;
    }

    /// <summary>A separation of duties that a cooperative may ask for.</summary>
    public ModuleBuilder Duty(string key, string label)
    {
        services.AddSingleton(new DeclaredDuty(key, label));
        return this;
    }

    /// <summary>An entry of the menu, shown to those who have the right somewhere.</summary>
    /// <param name="unless">Not to those who have this right: another entry leads them there.</param>
    public ModuleBuilder Menu(string label, string href, string icon, int order, string right, string? unless = null)
    {
        services.AddSingleton(new MenuEntry(label, href, icon, order, right, unless));
        return this;
    }

    /// <summary>A table whose rows become final.</summary>
    /// <param name="butFor">The only update that passes, as <see cref="FrozenTable"/> says it.</param>
    public ModuleBuilder Frozen(string table, string when, string? butFor = null)
    {
        services.AddSingleton(new FrozenTable(table, when, butFor));
        return this;
    }

    /// <summary>Invariants that <c>check</c> verifies on a live database.</summary>
    public ModuleBuilder Check<TCheck>() where TCheck : class, ICheck
    {
        services.AddScoped<ICheck, TCheck>();
        return this;
    }

    /// <summary>Work done outside the request.</summary>
    /// <param name="label">What it does, in French, as those who watch over the program read it.</param>
    public ModuleBuilder Job<TJob>(string kind, string label) where TJob : class, IJob
    {
        services.AddKeyedScoped<IJob, TJob>(kind).AddSingleton(new JobWord(kind, label));
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

    /// <summary>Records whose history people read at <c>/historique/slug/id</c>.</summary>
    /// <param name="label">In French, with its article: « la facture ».</param>
    /// <param name="mayRead">Whether the acting account may read a record of this identity.</param>
    public ModuleBuilder History<TRecord>(string slug, string label, Func<long, string> href, Func<IServiceProvider, long, Task<bool>> mayRead) =>
        History<TRecord>(slug, label, (_, id) => Task.FromResult(href(id)), mayRead);

    /// <summary>The same for records shown on the page of another: their address is looked for.</summary>
    public ModuleBuilder History<TRecord>(string slug, string label, Func<IServiceProvider, long, Task<string>> href, Func<IServiceProvider, long, Task<bool>> mayRead)
    {
        services.AddSingleton(new HistoryKind(typeof(TRecord).Name, slug, label, href, mayRead));
        return this;
    }

    /// <summary>Secret links that mails carry, made when they leave.</summary>
    public ModuleBuilder MailLinks<TSource>(string kind) where TSource : class, IMailLinkSource
    {
        services.AddKeyedScoped<IMailLinkSource, TSource>(kind);
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
