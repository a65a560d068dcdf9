using System.Net;
using Maillage.Domain.Identity;
using Maillage.Modules.Identity;
using Maillage.Platform.Data;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Pages;

public sealed class PersonaTests
{
    [Fact]
    public async Task In_a_demonstration_one_gesture_opens_the_house_as_a_persona_and_as_nobody_else()
    {
        await using var house = await TestHouse.Serve(demo: true);
        var camille = await house.Account("Camille Aubrac", Role.Team);
        var other = await house.Account("Noé Vasseur", Role.Administrator);
        await Describe(house, camille, "Accompagne les activités et valide les factures.");
        using var visitor = Visitor.At(house);

        await visitor.Open("/demonstration");
        Assert.Contains("Équipe d’appui", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Accompagne les activités", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Noé Vasseur", visitor.Text, StringComparison.Ordinal);

        await visitor.Submit("main form", ("id", $"{other}"));
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.Open("/demonstration");
        await visitor.Submit("main form");
        await visitor.Open("/compte");
        Assert.Contains("camille.aubrac@maillage.example", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elsewhere_there_are_no_personas()
    {
        await using var house = await TestHouse.Serve();
        await Describe(house, await house.Account("Camille Aubrac", Role.Team), "Accompagne.");
        using var visitor = Visitor.At(house);

        await visitor.Open("/demonstration");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    private static Task Describe(TestHouse house, long account, string persona) => house.Do(async s =>
    {
        var db = s.GetRequiredService<Db>();
        (await db.Set<Account>().SingleAsync(a => a.Id == account)).Persona = persona;
        await db.SaveChangesAsync();
    });
}
