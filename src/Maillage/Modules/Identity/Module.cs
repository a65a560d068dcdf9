using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Identity.Accounts;
using Maillage.Modules.Identity.Grants;
using Maillage.Modules.Identity.Own;
using Maillage.Modules.Identity.Personas;
using Maillage.Modules.Identity.Portfolios;
using Maillage.Modules.Identity.Rights;
using Maillage.Modules.Identity.Roles;
using Maillage.Modules.Identity.Viewing;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Maillage.Modules.Identity;

/// <summary>Accounts, sign-in, roles and grants.</summary>
public static class IdentityModule
{
    public const string ManageAccounts = "identity.accounts.manage";
    public const string View = "identity.accounts.view";

    public static void Add(ModuleBuilder module)
    {
        module
            .History<Account>("compte", "le compte", id => $"/administration/comptes/{id}", (s, _) => s.GetRequiredService<Access>().Can(ManageAccounts, Resource.Cooperative))
            .Right(ManageAccounts, "Gérer les comptes et les droits", Role.Administrator)
            .Right(View, "Voir Maillage comme un compte le voit, sans rien écrire", Role.Administrator)
            .Menu("Comptes et droits", "/administration/comptes", "reglages", 90, ManageAccounts)
            .Check<IdentityCheck>()
            .Routes(routes =>
            {
                routes.MapPost("/deconnexion", SignIn.SignOut.Post).Open("Sortir est toujours possible.");
                routes.MapPost(ViewingRoutes.End, ViewingRoutes.PostEnd).Open("Cesser de regarder est toujours possible.");
            });

        var services = module.Services;
        services.AddSingleton<RoleBook>();
        services.AddScoped<Viewing.Viewing>();
        services.AddScoped<Access>().AddScoped<RoleNames>().AddScoped<RoleActions>();
        services.AddScoped<Duties.DutyBook>();
        services.AddScoped<PortfolioActions>().AddScoped<PortfolioScopes>();
        services.AddScoped(s => new ScopeSource(ScopeKind.Portfolio, s.GetRequiredService<PortfolioScopes>().List));
        services.AddSingleton<ClosedAccounts>();
        services.AddScoped<AccountErasure>().AddScoped<AccountActions>().AddScoped<Invitations>();
        services.AddScoped<GrantBook>().AddScoped<GrantActions>().AddScoped<ScopeNames>().AddScoped<Administrators>();
        services.AddScoped<OwnAccount>().AddScoped<PersonaList>();
        services.AddScoped<IUserStore<Account>, UserOnlyStore<Account, Db, long>>();
        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = options.Password.RequireUppercase = options.Password.RequireLowercase = options.Password.RequireNonAlphanumeric = false;
                options.Password.RequiredUniqueChars = 5;
                options.Lockout.MaxFailedAccessAttempts = 6;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddErrorDescriber<FrenchIdentityErrors>()
            .AddClaimsPrincipalFactory<SignInClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "maillage";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.LoginPath = "/connexion";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        });
        services.Configure<DataProtectionTokenProviderOptions>(o => o.TokenLifespan = Invitations.Lifespan);
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(5));
    }
}
