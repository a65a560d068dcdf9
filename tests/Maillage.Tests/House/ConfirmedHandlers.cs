using System.Text.RegularExpressions;
using Maillage.Modules.Api.Tokens;
using Maillage.Modules.Cooperative.Entities;
using Maillage.Modules.Identity;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Address;
using Maillage.Modules.Identity.Applications;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Outside;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Identity.Roles;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Sales.SelfIssuing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Tests.House;

/// <summary>A form that gives a right, makes an account, or changes how one enters or where money goes asks for an identity confirmed just before, or there is a reason.</summary>
public sealed partial class ConfirmedHandlers
{
    /// <summary>What gives: pages that are handed one of these, or a use case that is, are looked at.</summary>
    private static readonly Type[] Givers =
    [
        typeof(GrantBook), typeof(AccountActions), typeof(SelfIssueActions), typeof(RoleActions), typeof(PortfolioActions), typeof(SignInRulesActions), typeof(SecondFactorActions),
        typeof(PasskeyActions), typeof(AddressActions), typeof(OutsideActions), typeof(ApplicationActions), typeof(TokenActions), typeof(EntityActions),
    ];

    /// <summary>By handler, why it need not.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
        ["Api.Tokens.IndexModel.OnPostRevoke"] = "takes away",
        ["Cooperative.Entities.ShowModel.OnPostTemplate"] = "how invoices are numbered",
        ["Identity.Address.ConfirmModel.OnPost"] = "the link in the new mailbox is the proof; the change was asked for by a confirmed session",
        ["Identity.Applications.ShowModel.OnPostClose"] = "takes away",
        ["Membership.Contracts.EditModel.OnPost"] = "a contract ends rights, and gives none by itself",
        ["Membership.Contracts.EditModel.OnPostRetirer"] = "a contract ends rights, and gives none by itself",
        ["People.Persons.EditModel.OnPost"] = "a person, whom nothing lets in without an account",
        ["People.Persons.NewModel.OnPost"] = "a person, whom nothing lets in without an account",
    };

    [Fact]
    public void Forms_that_give_a_right_or_a_way_in_ask_who_one_is()
    {
        var givers = WithThoseTheyServe();
        var open = typeof(Account).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PageModel)) && Takes(t, givers) && !t.IsDefined(typeof(ConfirmedAttribute), inherit: true))
            .SelectMany(t => t.GetMethods().Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal) && !m.IsDefined(typeof(ConfirmedAttribute), inherit: true))
                .Select(m => $"{t.Namespace!["Maillage.Modules.".Length..]}.{t.Name}.{m.Name}"));
        Assert.Equal(Without.Keys.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    /// <summary>What makes such a row without being known here would escape the test above.</summary>
    [Fact]
    public void Whatever_gives_is_known_here()
    {
        var known = WithThoseTheyServe().Select(t => t.Name).ToHashSet();
        var makers = Sources.CSharp("src/Maillage/Modules").Where(f => Made().IsMatch(File.ReadAllText(f))).Select(f => Path.GetFileNameWithoutExtension(f));
        // The store is handed keys by PasskeyActions; the door makes an account of nobody, to take as long as for someone.
        Assert.Equal(["AccountStore", "AccountsAtDoor"], makers.Where(m => !known.Contains(m)).Order(StringComparer.Ordinal));
    }

    private static HashSet<Type> WithThoseTheyServe()
    {
        var (all, services) = (Givers.ToHashSet(), typeof(Account).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && !t.IsSubclassOf(typeof(PageModel))).ToList());
        while (services.Where(t => !all.Contains(t) && Takes(t, all)).ToList() is { Count: > 0 } more) all.UnionWith(more);
        return all;
    }

    private static bool Takes(Type type, HashSet<Type> services) => type.GetConstructors().Any(c => c.GetParameters().Any(p => services.Contains(p.ParameterType)));

    [GeneratedRegex(@"new (Grant|Account|SelfIssueRight|OwnRole|Portfolio|AccessToken|Application|Passkey)\b(?!\[)")]
    private static partial Regex Made();
}
