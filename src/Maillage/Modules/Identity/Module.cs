using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Address;
using Maillage.Modules.Identity.Applications;
using Maillage.Modules.Identity.ByMail;
using Maillage.Modules.Identity.Confirmation;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Links;
using Maillage.Modules.Identity.Outside;
using Maillage.Modules.Identity.Own;
using Maillage.Modules.Identity.Passkeys;
using Maillage.Modules.Identity.Passwords;
using Maillage.Modules.Identity.Personas;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Roles;
using Maillage.Modules.Identity.SecondFactor;
using Maillage.Modules.Identity.Sessions;
using Maillage.Modules.Identity.SignIn;
using Maillage.Modules.Identity.Viewing;
using Maillage.Platform;
using Microsoft.AspNetCore.Identity;

namespace Maillage.Modules.Identity;

/// <summary>Accounts, sign-in, roles and grants.</summary>
public static class IdentityModule
{
    public const string ManageAccounts = "identity.accounts.manage";
    public const string ManageApplications = "identity.application.manage";
    public const string View = "identity.accounts.view";

    public static void Add(ModuleBuilder module)
    {
        module
            .History<Account>("compte", "le compte", id => $"/administration/comptes/{id}", (s, _) => s.GetRequiredService<Access>().Can(ManageAccounts, Resource.Cooperative))
            .History<Portfolio>("portefeuille", "le portefeuille", id => $"/administration/portefeuilles/{id}", (s, _) => s.GetRequiredService<Access>().Can(ManageAccounts, Resource.Cooperative))
            .History<OwnRole>("role", "le rôle", RoleNames.PageOf, (s, _) => s.GetRequiredService<Access>().Can(ManageAccounts, Resource.Cooperative))
            .Right(ManageAccounts, "Gérer les comptes et les droits", Role.Administrator)
            .History<Application>("application", "l’application", id => $"/administration/applications/{id}", (s, _) => s.GetRequiredService<Access>().Can(ManageApplications, Resource.Cooperative))
            .History<OutsideProvider>("connexion-externe", "la connexion externe", _ => "/administration/connexion-externe", (s, _) => s.GetRequiredService<Access>().Can(ManageApplications, Resource.Cooperative))
            .Right(ManageApplications, "Déclarer les applications où l’on entre avec son compte d’ici", Role.Administrator)
            .Right(View, "Voir Maillage comme un compte le voit, sans rien écrire", Role.Administrator)
            .Menu("Comptes et droits", "/administration/comptes", "reglages", 90, ManageAccounts)
            .Menu("Applications", "/administration/applications", "reglages", 91, ManageApplications)
            .Check<IdentityCheck>()
            .Mail(AccountMails.Purpose, "Compte et connexion", id => $"/administration/comptes/{id}")
            .MailLinks<InvitationSource>(AccountLinkSource.KindOf(AccountLinkPurpose.Invitation))
            .MailLinks<ResetSource>(AccountLinkSource.KindOf(AccountLinkPurpose.Reset))
            .MailLinks<SignInSource>(AccountLinkSource.KindOf(AccountLinkPurpose.SignIn))
            .MailLinks<AddressSource>(AccountLinkSource.KindOf(AccountLinkPurpose.Address))
            .Routes(routes =>
            {
                OpenIdRoutes.Map(routes);
                routes.MapPost("/deconnexion", SignIn.SignOut.Post).Open("Sortir est toujours possible.");
                routes.MapPost(ViewingRoutes.End, ViewingRoutes.PostEnd).Open("Cesser de regarder est toujours possible.");
            });

        var services = module.Services;
        services.AddSingleton<RoleBook>().AddScoped<SecurityLog>();
        services.AddScoped<Viewing.Viewing>();
        services.AddScoped<Access>().AddScoped<RoleNames>().AddScoped<RoleActions>();
        services.AddScoped<Duties.DutyBook>();
        services.AddScoped<PortfolioActions>().AddScoped<PortfolioScopes>();
        services.AddScoped(s => new ScopeSource(ScopeKind.Portfolio, s.GetRequiredService<PortfolioScopes>().List));
        services.AddScoped<SignedSession>().AddScoped<SessionBook>().AddScoped<SignInSteps>().AddScoped<AccountsAtDoor>().AddScoped<AskedByAddress>().AddScoped<MailedEntry>();
        services.AddScoped<AccountActions>().AddScoped<AccountErasure>().AddScoped<AccountMails>().AddScoped<AccountLinks>().AddScoped<PasswordLinks>().AddScoped<PasswordCheck>().AddScoped<AddressActions>();
        services.AddScoped<OwedFactor>().AddScoped<SecondFactorActions>().AddScoped<SecondFactorCheck>().AddScoped<SignInRulesActions>();
        services.AddScoped<PasskeyActions>().AddScoped<PasskeySignIn>().AddScoped<ConfirmationModes>();
        services.AddScoped<GrantBook>().AddScoped<GrantActions>().AddScoped<ScopeNames>().AddScoped<GrantOrigins>().AddScoped<Administrators>();
        services.AddScoped<OwnAccount>().AddScoped<PersonaList>();
        services.AddScoped<IUserStore<Account>, AccountStore>().AddScoped<IUserValidator<Account>, AccountValidator>().AddSingleton<LeakedPasswords>();
        // PBKDF2 with HMAC-SHA-512: as many rounds as OWASP advises. A password hashed with fewer is hashed again when it is next given.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireLowercase = options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
                options.Lockout.MaxFailedAccessAttempts = 6;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddErrorDescriber<FrenchIdentityErrors>()
            .AddPasswordValidator<KnownPasswordValidator>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = "/connexion";
            cookie.ExpireTimeSpan = AccountSession.Usual;
            cookie.SlidingExpiration = true;
        }).AddCookie(SignInSteps.Scheme, cookie =>
        {
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = SignInSteps.Wait;
            cookie.SlidingExpiration = false;
        }).AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            // The challenge that a passkey answers.
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(15);
            cookie.SlidingExpiration = false;
        });
        OpenIdProvider.Add(services);
        services.AddSingleton<OutsideSecrets>().AddSingleton<OutsideConversation>().AddScoped<OutsideActions>().AddScoped<OutsideTrips>().AddScoped<OutsideLinks>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<Settings>(PasskeyRules.Set);
    }
}
