using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Modules.Cooperative;
using Maillage.Modules.Identity;
using Maillage.Platform;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Maillage.Tests.Harness;

/// <summary>Another cooperative in the database of a house, founded as its operator founds it.</summary>
public static class SecondCooperative
{
    public static readonly CooperativeId Id = new(2);

    public static async Task FoundSecond(this TestHouse house)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var founded = await scope.ServiceProvider.GetRequiredService<Founding>().Found("L’autre coopérative", "fondatrice@maillage.example", "L’autre coopérative", another: true);
        Assert.True(founded.Ok, founded.Refusal?.Message);
    }

    /// <summary>Acts as the program itself in the second cooperative.</summary>
    public static async Task<T> InSecond<T>(this TestHouse house, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = house.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EnterAsSystem>()(Id);
        return await act(scope.ServiceProvider);
    }

    /// <summary>An account of it with the test password, and a role over all of it.</summary>
    public static Task<long> SecondAccount(this TestHouse house, string email, string role = Role.Team, string? password = TestHouse.Password) => house.InSecond(async s =>
    {
        var (db, account) = (s.GetRequiredService<Db>(), new Account(Id, email, email));
        if (password is not null) account.PasswordHash = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 1 })).HashPassword(account, password);
        var made = await s.GetRequiredService<UserManager<Account>>().CreateAsync(account);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        db.Add(new Grant(Id, account.Id, role, ScopeKind.Cooperative, 0, new DateRange(new DateOnly(2020, 1, 1)), "test"));
        await db.SaveChangesAsync();
        return account.Id;
    });

    /// <summary>Someone of it, signed in.</summary>
    public static async Task<Visitor> SecondVisitor(this TestHouse house, string email)
    {
        await house.SecondAccount(email);
        return await Visitor.SignedIn(house, email);
    }
}
