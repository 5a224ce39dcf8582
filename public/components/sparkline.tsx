// Events of each minute as small bars, with the same in words. Drawn here: Kibana's charts are made
// for axes and legends, and change their themes between the versions that the plugin supports.
import { useEuiTheme, useGeneratedHtmlId } from '@elastic/eui';
import React from 'react';
import { describeBars, sparklineBars, SPARKLINE_HEIGHT } from './sparkline_bars';

const HEIGHT_PX = 32;
const BAR_WIDTH = 0.8;

export const Sparkline = ({ title, values }: { title: string; values: readonly number[] }) => {
  const { euiTheme } = useEuiTheme();
  const titleId = useGeneratedHtmlId();
  const descriptionId = useGeneratedHtmlId();
  const width = Math.max(values.length, 1);
  return (
    <svg
      role="img"
      aria-labelledby={`${titleId} ${descriptionId}`}
      viewBox={`0 0 ${width} ${SPARKLINE_HEIGHT}`}
      preserveAspectRatio="none"
      width="100%"
      height={HEIGHT_PX}
    >
      <title id={titleId}>{title}</title>
      <desc id={descriptionId}>{describeBars(values)}</desc>
      {sparklineBars(values).map(({ x, y, height }) => (
        <rect
          key={x}
          {...{ x, y, height, width: BAR_WIDTH }}
          style={{ fill: euiTheme.colors.primary }}
        />
      ))}
      <rect
        {...{ x: 0, y: SPARKLINE_HEIGHT - BASE_LINE, width, height: BASE_LINE }}
        style={{ fill: euiTheme.colors.lightShade }}
      />
    </svg>
  );
};

const BASE_LINE = 3;
