using Maillage.Domain.Kernel;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Maillage.Platform.Data;

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, long>(id => id.Value, value => new Id<T>(value));

internal sealed class CooperativeIdConverter() : ValueConverter<CooperativeId, int>(id => id.Value, value => new CooperativeId(value));

internal sealed class MonthConverter() : ValueConverter<Month, int>(month => month.Index, index => new Month(index));

internal sealed class RateConverter() : ValueConverter<Rate, int>(rate => rate.BasisPoints, points => new Rate(points));

internal sealed class QuantityConverter() : ValueConverter<Quantity, long>(quantity => quantity.TenThousandths, value => new Quantity(value));

internal sealed class UnitPriceConverter() : ValueConverter<UnitPrice, long>(price => price.HundredThousandths, value => new UnitPrice(value));

internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
