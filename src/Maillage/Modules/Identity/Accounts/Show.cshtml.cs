using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Roles;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.Sessions;
using Maillage.Platform;
using Maillage.Platform.Audit;
using Maillage.Platform.Data;
using Maillage.Platform.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Identity.Accounts;

/// <summary>One account: its state, its rights, and the acts on both.</summary>
[Needs(IdentityModule.ManageAccounts)]
public sealed class ShowModel(Db db, AccountActions accounts, GrantActions grants, ScopeNames scopes, GrantOrigins origins, RoleNames roles, Viewing.Viewing viewing, SessionBook sessions, SecondFactorActions secondFactor, AccountMails mails, SensitiveReads reads, Current current, Access access, Clock clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public Account Account { get; private set; } = null!;
    public IndexModel.Row Row { get; private set; } = null!;
    public IReadOnlyList<GrantInWords> Grants { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Scopes { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Origins { get; private set; } = [];
    public IReadOnlyList<AccountSession> Sessions { get; private set; } = [];
    public bool HasPasskey { get; private set; }
    /// <summary>Whether a new link to choose a password would show someone out.</summary>
    public bool HasEntered => Account.PasswordHash is not null || Sessions.Count > 0;
    public bool ByMail => mails.Leave;
    public DateOnly Today => clock.Today;
    public bool CanView { get; private set; }

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];

    public string When(DateTime at) => clock.InWords(at);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await accounts.All.AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id) is not { } account)
        {
            context.Result = NotFound();
            return;
        }
        Account = account;
        await next();
    }

    public async Task OnGet()
    {
        if (Id != current.Account) await reads.Note(nameof(Account), Id, Reads.Seen("la fiche"));
        Input = new Form { From = clock.Today };
        await Fill();
    }

    [Confirmed]
    public async Task<IActionResult> OnPostMail() => Answer(await accounts.InviteByMail(Id), "L’invitation part par courriel ; les liens précédents ne servent plus.");

    [Confirmed]
    public async Task<IActionResult> OnPostSessions() => Answer(await accounts.EndSessions(Id), "Toutes ses sessions sont fermées.");

    [Confirmed]
    public async Task<IActionResult> OnPostSecondFactor() => Answer(await secondFactor.Reset(Id), "Le second facteur et les clés d’accès sont retirés, les sessions fermées ; la personne est prévenue.");

    [Confirmed]
    public async Task<IActionResult> OnPostInvite()
    {
        var made = await accounts.Invite(Id);
        if (!made.Ok) return this.Refused(made, Here);
        InvitationShown.Keep(TempData, made.Value);
        return this.Done("Le lien est prêt ; les précédents ne servent plus.", Here);
    }

    [Confirmed]
    public async Task<IActionResult> OnPostDisable() => Answer(await accounts.Disable(Id), "Le compte est désactivé, ses sessions sont fermées.");

    [Confirmed]
    public async Task<IActionResult> OnPostEnable() => Answer(await accounts.Enable(Id), "Le compte est de nouveau actif.");

    [Confirmed]
    public async Task<IActionResult> OnPostEnd(long grant, DateOnly lastDay) => Answer(await grants.End(Id, new Id<Grant>(grant), lastDay), "Le droit prend fin.");

    [Confirmed]
    public async Task<IActionResult> OnPostView()
    {
        var begun = await viewing.Begin(Id);
        if (!begun.Ok) return this.Refused(begun, Here);
        Response.Cookies.Append(Viewing.Viewing.CookieAt(HttpContext), begun.Value, Viewing.Viewing.Options(HttpContext));
        return LocalRedirect("/");
    }

    [Confirmed]
    public async Task<IActionResult> OnPostGive()
    {
        if (ModelState.IsValid)
        {
            var (kind, id) = Input.Scope;
            var given = await grants.Give(Id, Input.Role, kind, id, Input.From!.Value, Input.To, Input.Origin);
            if (given.Ok) return this.Done("Le droit est donné.", Here);
            await Fill();
            return this.Refuse(given);
        }
        await Fill();
        return this.Unprocessable();
    }

    private string Here => $"/administration/comptes/{Id}";

    private IActionResult Answer(Result result, string message) => result.Ok ? this.Done(message, Here) : this.Refused(result, Here);

    private async Task Fill()
    {
        CanView = await access.Can(IdentityModule.View, Resource.Cooperative);
        var held = await db.Set<Grant>().AsNoTracking().Where(g => g.AccountId == Id).ToListAsync();
        Grants = await scopes.InWords(held, clock.Today);
        Row = IndexModel.Row.Of(Account, []);
        Sessions = await sessions.Of(Id);
        HasPasskey = await db.Set<Passkey>().AnyAsync(k => k.AccountId == Id);
        Roles = [.. (await roles.All()).Select(r => new SelectListItem(r.Sentence, r.Key))];
        Origins = [new SelectListItem("L’administration, sans autre acte", ""), .. (await origins.For(Id)).Select(o => new SelectListItem(French.Capital(o.Name), o.Key))];
        var groups = new Dictionary<ScopeKind, SelectListGroup> { [ScopeKind.Portfolio] = new() { Name = "Un portefeuille" }, [ScopeKind.Entity] = new() { Name = "Une entité" }, [ScopeKind.Activity] = new() { Name = "Une activité" } };
        Scopes = [new SelectListItem("Toute la coopérative", $"{ScopeKind.Cooperative}:0"), new SelectListItem("Ce que la coopérative montre à son réseau", $"{ScopeKind.Network}:0"),
            .. (await scopes.All()).Select(s => new SelectListItem(s.Name, $"{s.Kind}:{s.Id}") { Group = groups[s.Kind] })];
    }

    public sealed class Form
    {
        [Required(ErrorMessage = "Choisissez le rôle.")]
        public string Role { get; set; } = "";

        [Required(ErrorMessage = "Choisissez l’étendue.")]
        public string? Where { get; set; } = $"{ScopeKind.Cooperative}:0";

        [Required(ErrorMessage = "Indiquez le premier jour.")]
        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        /// <summary>Key of the decision or contract that gives it; empty for the administration itself.</summary>
        public string? Origin { get; set; }

        /// <summary>The scope chosen; one that does not exist when the value was made up.</summary>
        public (ScopeKind Kind, long Id) Scope => Where?.Split(':') is [var kind, var id] && Enum.TryParse<ScopeKind>(kind, out var parsed)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (parsed, value) : (ScopeKind.Activity, 0);
    }
}
