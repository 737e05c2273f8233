import { type Block, documentOf } from '../content/document';
import type { ReportFormat } from '../types';
import { visibleLine } from '../visible-line';

const underline = (text: string, mark: string): string => `${text}\n${mark.repeat(Math.min(72, text.length))}`;

const indent = (text: string): string => text.replace(/^/gm, '    ');

const print = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
      return underline(visibleLine(block.text), block.level === 1 ? '=' : '-');
    case 'prose':
      return visibleLine(block.text);
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}: ${visibleLine(value)}`).join('\n');
    case 'findings':
      return block.rows.map(({ label, text }) => `- ${label}: ${visibleLine(text)}`).join('\n');
    case 'items':
      return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${visibleLine(item)}`).join('\n');
    case 'checks':
      return block.items.map(({ text, included }) => `[${included ? 'x' : ' '}] ${text}`).join('\n');
    case 'code':
      return indent(block.text);
    case 'link':
      return `${block.text}: ${block.url}`;
    case 'table':
      return block.rows
        .map((row) =>
          row
            .filter((cell) => cell !== '')
            .map(visibleLine)
            .join('  '),
        )
        .join('\n');
  }
};

/** Plain text for a mail. */
export default {
  id: 'text',
  title: 'Plain text',
  mediaType: 'text/plain',
  extension: 'txt',
  write: (report) =>
    `${documentOf(report)
      .map(print)
      .filter((text) => text !== '')
      .join('\n\n')}\n`,
} satisfies ReportFormat;
