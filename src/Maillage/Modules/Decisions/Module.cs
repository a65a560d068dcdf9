using Maillage.Domain.Decisions;
using Maillage.Domain.Identity;
using Maillage.House;
using Maillage.Modules.Api.Webhooks;
using Maillage.Modules.Decisions.Records;
using Maillage.Modules.Identity.Rights;
using Maillage.Platform.Archives;

namespace Maillage.Modules.Decisions;

/// <summary>What the bodies of the cooperative decided: body, date, text, document. Rules rest on them.</summary>
public static class DecisionsModule
{
    public const string Read = "decisions.read";
    public const string Write = "decisions.write";

    public static void Add(ModuleBuilder module)
    {
        module
            .History<Decision>("decision", "la décision", id => $"/decisions/{id}", (s, _) => s.GetRequiredService<Access>().CanInside(Read))
            .Right(Read, "Lire les décisions de la coopérative", Role.Entrepreneur, Role.CollectiveManager, Role.Adviser, Role.Accountant, Role.Payroll, Role.Direction, Role.Team, Role.Associate, Role.ExternalAssociate, Role.Neighbour, Role.Administrator)
            .Right(Write, "Noter les décisions de la coopérative", Role.Direction, Role.Team, Role.Administrator)
            .Menu("Décisions", "/decisions", "cooperative", 62, Read)
            .Api(DecisionsApi.Map)
            .Routes(routes => routes.MapGet("/decisions/{id:long}/document", DecisionFile.Get).Needs(Read));
        module.Services.AddSingleton(new TellableEvent(DecisionActions.Told, "Une décision est notée"));
        module.Services.AddScoped<DecisionActions>().AddScoped<DecisionOrigins>().AddScoped(s => s.GetRequiredService<DecisionOrigins>().Source).AddScoped<WhatRestsOn>(s => s.GetRequiredService<DecisionOrigins>().RestingOn).AddScoped<ITakenFiles, TakenDecisions>();
    }
}
