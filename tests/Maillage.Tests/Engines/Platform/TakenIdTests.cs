using System.Net;
using Maillage.Domain.Activities;
using Maillage.Domain.Cooperative;
using Maillage.Domain.Identity;
using Maillage.Domain.Kernel;
using Maillage.Domain.Sales.Customers;
using Maillage.Domain.Sales.Invoices;
using Maillage.Modules.Sales.Customers;
using Maillage.Platform.Data;
using Maillage.Tests.Engines.Sales;
using Maillage.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Engines.Platform;

/// <summary>Forms bring the identity of what they make: one that another cooperative has already is answered like one that does not exist.</summary>
public sealed class TakenIdTests
{
    [Theory, ClassData(typeof(BothEngines))]
    public async Task A_form_with_the_id_of_a_thing_of_another_cooperative_finds_nothing(Engine engine)
    {
        await using var house = await TestHouse.Serve(engine);
        var invoice = (await house.Sell()).Id;
        var activity = await Neighbour(house);
        using var visitor = await house.SecondVisitor("voisine@maillage.example");

        // One that is free makes an invoice: the form itself is right.
        await Fill(visitor, Id<Invoice>.New(), activity);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Le brouillon est gardé.", visitor.Text, StringComparison.Ordinal);

        await Fill(visitor, invoice, activity);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Equal(1, await house.InSecond(s => s.GetRequiredService<Db>().Set<Invoice>().CountAsync()));
        Assert.Equal(1, await house.Read(db => db.Set<Invoice>().CountAsync()));
    }

    [Theory, ClassData(typeof(BothEngines))]
    public async Task It_is_tried_twice_and_no_more_while_a_key_of_the_cooperative_is_tried_again_as_before(Engine engine)
    {
        await using var house = await TestHouse.Open(engine);
        var taken = (await house.Customer()).Value!.Id;
        var activity = await Neighbour(house);

        await house.InSecond<object?>(async s =>
        {
            var tries = 0;
            var made = await s.GetRequiredService<Db>().Write<Customer>(async () =>
            {
                tries++;
                return await s.GetRequiredService<CustomerActions>().Create(taken, activity, Sale.Company, false);
            });
            Assert.Equal((Refusal.NotFound.Type, 2), (made.Refusal?.Type, tries));
            return null;
        });

        await house.Do(async s =>
        {
            var (db, tries) = (s.GetRequiredService<Db>(), 0);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.Write(() =>
            {
                tries++;
                db.Add(new LegalEntity(TestHouse.Cooperative, "MAIN", "{YYYY}-{SEQYEAR:05d}"));
                return Task.FromResult(Result.Done);
            }));
            Assert.Equal(engine == Engine.Postgres ? 5 : 1, tries);
        });
    }

    /// <summary>A second cooperative with an activity.</summary>
    private static async Task<Id<Activity>> Neighbour(TestHouse house)
    {
        await house.FoundSecond();
        return await house.InSecond(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var start = new DateOnly(2025, 1, 1);
            var entity = new LegalEntity(SecondCooperative.Id, "AUTRE", "{YYYY}-{SEQYEAR:05d}");
            var activity = new Activity(SecondCooperative.Id, entity.Id, ActivityKind.Individual, "B001", "Pain de Seigle", start);
            db.AddRange(entity, activity);
            await db.SaveChangesAsync();
            return activity.Id;
        });
    }

    private static async Task Fill(Visitor visitor, Id<Invoice> id, Id<Activity> activity)
    {
        await visitor.Open($"/factures/{id}/modifier?activite={activity}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await visitor.Submit("main form[method=post]", ("Input.Subject", "Essai"), ("op", "save"));
    }
}
