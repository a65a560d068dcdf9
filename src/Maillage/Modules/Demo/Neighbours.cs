using Maillage.Domain.Kernel;
using Maillage.Domain.Membership;
using Maillage.Domain.Sales.Internal;
using Maillage.Modules.Membership.Splits;
using Maillage.Modules.Sales.Internal;

namespace Maillage.Modules.Demo;

/// <summary>What activities do for each other: one sale agreed, one that waits for the featured activity; the result of a collective, shared up to the last year that is over, the months since left to do.</summary>
public sealed class Neighbours(Stage stage, Cast cast)
{
    public void Plan()
    {
        var featured = cast.Activities.First(a => a.Of.Featured);
        var others = cast.Activities.Where(a => !a.Of.Featured && !a.Of.Collective && a.Of.StartedMonthsAgo > 7).Take(2).ToList();
        var collective = cast.Activities.First(a => a.Of.Collective);
        var december = new Month(stage.Today.Year - 1, 12);
        var until = december >= Month.Of(stage.First) && december.Next < Month.Of(stage.Today) ? december : Month.Of(stage.Today).Plus(-3);
        stage.On(until.Next.First.AddDays(19), () => Share(collective, until));
        if (others is not [var buyer, var seller]) return;
        stage.On(Month.Of(stage.Today).Plus(-3).First.AddDays(9), () => Sell(featured, buyer, "Affiche et visuels de saison", 240, isAgreed: true));
        stage.On(Month.Of(stage.Today).First, () => Sell(seller, featured, "Prêt de matériel pour un salon", 85, isAgreed: false));
    }

    private Task Share(Played collective, Month until) => stage.As(cast.Accountant, async s =>
    {
        var actions = s.GetRequiredService<ResultSplitActions>();
        var draft = new SplitDraft(Month.Of(collective.First(stage)), until, []);
        var shown = await actions.Preview(collective.Id, draft).Must();
        return await actions.Post(Id<ResultSplit>.New(), collective.Id, draft, shown.Result.Shared).Must();
    });

    private async Task Sell(Played seller, Played buyer, string wording, decimal euros, bool isAgreed)
    {
        var draft = new InternalDraft(Id<InternalSale>.New(), seller.Id, buyer.Id, InternalSide.Seller, stage.Now, wording, Money.FromEuros(euros));
        await stage.As(seller.Account, s => s.GetRequiredService<InternalSaleActions>().Propose(draft)).Must();
        if (isAgreed) stage.On(stage.Now.AddDays(2), () => stage.As(buyer.Account, s => s.GetRequiredService<InternalSaleActions>().Agree(draft.Id)).Must());
    }
}
