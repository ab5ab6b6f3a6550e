% MATLAB's datetime: a point in time, which compares and prints itself; two of them are a duration apart.
classdef datetime
  properties
    Format = "dd-MMM-uuuu HH:mm:ss";
    TimeZone = "";
  end
  properties (Hidden)
    days = 0;  % a serial date number
  end
  properties (Dependent)
    Year
    Month
    Day
    Hour
    Minute
    Second
  end
  methods
    function x = get.Year (t)
      x = part (t, 1);
    end
    function x = get.Month (t)
      x = part (t, 2);
    end
    function x = get.Day (t)
      x = part (t, 3);
    end
    function x = get.Hour (t)
      x = part (t, 4);
    end
    function x = get.Minute (t)
      x = part (t, 5);
    end
    function x = get.Second (t)
      x = part (t, 6);
    end
    function t = datetime (varargin)
      t.days = now ();
      for k = 1:nargin - 1
        if (ischar (varargin{k}) && builtin ("any", strcmpi (varargin{k}, {"Format", "TimeZone"})))
          t.(varargin{k}) = varargin{k+1};
        end
      end
      if (nargin > 0 && isnumeric (varargin{1}))
        given = varargin(cellfun (@isnumeric, varargin));
        t.days = datenum (given{1:builtin ("min", end, 6)});
      elseif (nargin > 0 && builtin ("any", strcmpi (varargin{1}, {"today", "yesterday", "tomorrow"})))
        t.days = floor (now ()) + find (strcmpi (varargin{1}, {"yesterday", "today", "tomorrow"})) - 2;
        t.Format = "dd-MMM-uuuu";
      elseif (nargin > 0 && ! builtin ("any", strcmpi (varargin{1}, {"now", "Format", "TimeZone"})))
        t.days = datenum (varargin{1});
      end
    end
    function d = minus (a, b)
      if (isa (b, "datetime"))
        d = duration.of (a.days - b.days, 86400, "");
      else
        d = moved (a, -b);
      end
    end
    function t = plus (a, b)
      t = moved (a, b);
    end
    function t = moved (a, b)
      % One of the two is a length of time, or a number of days.
      if (isa (b, "datetime"))
        [a, b] = deal (b, a);
      end
      t = a;
      t.days = a.days + duration.long (b) / 86400;
    end
    function d = between (a, b)
      d = b - a;
    end
    function x = lt (a, b)
      x = a.days < b.days;
    end
    function x = le (a, b)
      x = a.days <= b.days;
    end
    function x = gt (a, b)
      x = a.days > b.days;
    end
    function x = ge (a, b)
      x = a.days >= b.days;
    end
    function x = eq (a, b)
      x = a.days == b.days;
    end
    function x = ne (a, b)
      x = a.days != b.days;
    end
    function x = year (t)
      x = part (t, 1);
    end
    function x = month (t)
      x = part (t, 2);
    end
    function x = day (t)
      x = part (t, 3);
    end
    function x = hour (t)
      x = part (t, 4);
    end
    function x = minute (t)
      x = part (t, 5);
    end
    function x = second (t)
      x = part (t, 6);
    end
    function x = part (t, which)
      x = datevec (t.days)(:, which);
    end
    function x = datenum (t)
      x = t.days;
    end
    function words = datestr (t, varargin)
      words = datestr (t.days, varargin{:});
    end
    function x = posixtime (t)
      x = 86400 * (t.days - datenum (1970, 1, 1));
    end
    function x = isdatetime (t)
      x = true;
    end
    function words = char (t, form, varargin)
      if (nargin < 2)
        form = t.Format;
      end
      % the letters of MATLAB's formats as those of datestr
      form = regexprep (form, "'([^']*)'", "$1");
      form = regexprep (form, {"[uy]{4}", "mm", "S+", "MMMM", "MMM", "MM", "ss", "eeee", "eee", "hh"}, ...
                              {"yyyy", "\1", "\2", "mmmm", "mmm", "mm", "SS", "dddd", "ddd", "HH"});
      form = strrep (strrep (form, "\1", "MM"), "\2", "FFF");
      if (builtin ("any", strcmp (form, {"default", "defaultdate", "preserveinput"})))
        form = "dd-mmm-yyyy HH:MM:SS";
      end
      words = datestr (t.days(1), form);
    end
    function words = string (t, varargin)
      words = char (t, varargin{:});
    end
    function disp (t)
      builtin ("disp", char (t));
    end
    function varargout = fprintf (varargin)
      varargout = cell (1, nargout);
      [varargout{:}] = builtin ("fprintf", as_texts (varargin){:});
    end
    function words = sprintf (varargin)
      words = builtin ("sprintf", as_texts (varargin){:});
    end
  end
end
